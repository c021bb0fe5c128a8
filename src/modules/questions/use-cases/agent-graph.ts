import type { ModelFailureView } from '../contract/index.js';
import type { ChatMessage, ToolCall } from '../infra/llm/chat.js';
import { withoutTracing } from '../infra/llm/no-tracing.js';
import type { Proven } from './proof.js';

/** Where the agent is. */
export interface Turn {
  readonly messages: readonly ChatMessage[];
  /** How often the model was asked. */
  readonly turns: number;
  /** Calls of tools that wait for an answer. */
  readonly pending?: readonly ToolCall[] | undefined;
  /** The statement that was handed in. */
  readonly sql?: string | undefined;
  readonly problem?: string | undefined;
  readonly proven?: Proven | undefined;
  readonly failure?: ModelFailureView | undefined;
}

/** What a step changes. */
export type Next = Partial<Turn>;

type Step = (turn: Turn) => Promise<Next>;

export interface Steps {
  readonly think: Step;
  readonly useTools: Step;
  readonly check: Step;
  readonly repair: Step;
}

const afterThinking = ({ failure, sql }: Turn) =>
  failure ? 'end' : sql === undefined ? 'useTools' : 'check';

const afterCheck = ({ proven }: Turn) => (proven ? 'end' : 'repair');

/**
 * The steps as a graph of LangGraph: think, use tools or hand in, check, repair, think again. The library is read
 * when the first agent starts to work: a process without one does not pay for it.
 */
export async function agentGraph(steps: Steps): Promise<(first: Turn, mostSteps: number) => Promise<Turn>> {
  withoutTracing();
  const { Annotation, END, START, StateGraph } = await import('@langchain/langgraph');
  const state = Annotation.Root({
    messages: Annotation<Turn['messages']>,
    turns: Annotation<number>,
    pending: Annotation<Turn['pending']>,
    sql: Annotation<Turn['sql']>,
    problem: Annotation<Turn['problem']>,
    proven: Annotation<Turn['proven']>,
    failure: Annotation<Turn['failure']>,
  });
  const graph = new StateGraph(state)
    .addNode('think', steps.think)
    .addNode('useTools', steps.useTools)
    .addNode('check', steps.check)
    .addNode('repair', steps.repair)
    .addEdge(START, 'think')
    .addConditionalEdges('think', afterThinking, { useTools: 'useTools', check: 'check', end: END })
    .addEdge('useTools', 'think')
    .addConditionalEdges('check', afterCheck, { repair: 'repair', end: END })
    .addEdge('repair', 'think')
    .compile();
  return (first, mostSteps) => graph.invoke({ ...first }, { recursionLimit: mostSteps });
}
