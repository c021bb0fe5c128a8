import { Injectable } from '@nestjs/common';
import type { ModelFailureView, StepView } from '../contract/index.js';
import { agentPrompt, repairPrompt, tools } from '../domain/llm/prompts.js';
import { sqlIn } from '../domain/llm/sql-in.js';
import type { ChatMessage, ToolCall } from '../infra/llm/chat.js';
import { LlmConfig } from '../infra/llm/config.js';
import { LanguageModel } from '../infra/llm/language-model.js';
import { agentGraph, type Next, type Turn } from './agent-graph.js';
import { failureOf, inShort, noAnswer, type Written } from './drafting.js';
import { Proof } from './proof.js';
import { type Assignment, Toolbox } from './toolbox.js';

/** Tools that one answer of the model may use; more are told to wait. */
const atOnce = 4;

/** A language model that looks things up, tries statements, and repairs them, within limits of steps and time. */
@Injectable()
export class Agent {
  constructor(
    private readonly model: LanguageModel,
    private readonly toolbox: Toolbox,
    private readonly proof: Proof,
    private readonly config: LlmConfig,
  ) {}

  async write(assignment: Assignment): Promise<Written> {
    const deadline = AbortSignal.timeout(this.config.agentSeconds * 1000);
    const steps: StepView[] = [];
    const run = new AgentRun(assignment, { ...this.parts(), deadline, steps });
    try {
      const graph = await agentGraph({
        think: (turn) => run.think(turn),
        useTools: (turn) => run.useTools(turn),
        check: (turn) => run.check(turn),
        repair: (turn) => run.repair(turn),
      });
      const messages: ChatMessage[] = [
        { role: 'system', content: agentPrompt(assignment.source.schema.dialect) },
        { role: 'user', content: assignment.question },
      ];
      const { proven, failure } = await graph({ messages, turns: 0 }, 4 * this.config.agentSteps + 4);
      return proven ? { steps, proven } : { steps, failure: failure ?? noAnswer('it came to no end') };
    } catch (error) {
      if (deadline.aborted) return { steps, failure: outOfTime };
      return { steps, failure: failureOf(error) };
    }
  }

  private parts() {
    const { model, toolbox, proof } = this;
    return { model, toolbox, proof, mostTurns: this.config.agentSteps };
  }
}

interface Parts {
  readonly model: LanguageModel;
  readonly toolbox: Toolbox;
  readonly proof: Proof;
  readonly mostTurns: number;
  readonly deadline: AbortSignal;
  readonly steps: StepView[];
}

const outOfTime: ModelFailureView = noAnswer('it took too long');

/** The steps of one assignment: what each makes of the turn before. */
class AgentRun {
  constructor(
    private readonly assignment: Assignment,
    private readonly parts: Parts,
  ) {}

  async think({ messages, turns }: Turn): Promise<Next> {
    const { model, mostTurns, deadline } = this.parts;
    if (deadline.aborted) return { failure: outOfTime };
    if (turns >= mostTurns) return { failure: noAnswer(`it came to no end in ${mostTurns} steps`) };
    const { content, toolCalls } = await model.chat({ messages, tools, deadline });
    const said: ChatMessage = { role: 'assistant', content: inShort(content, 4000), toolCalls };
    const next = { messages: [...messages, said], turns: turns + 1 };
    const submitted = toolCalls.find(({ name }) => name === 'submit_sql');
    if (submitted) return { ...next, sql: sqlIn(submitted.input) ?? '', pending: toolCalls };
    if (toolCalls.length > 0) return { ...next, pending: toolCalls };
    const sql = sqlIn(content);
    return sql === undefined ? { ...next, failure: noAnswer('it gave no SQL') } : { ...next, sql };
  }

  async useTools({ messages, pending = [] }: Turn): Promise<Next> {
    const results: ChatMessage[] = [];
    for (const [at, call] of pending.entries()) {
      const result = at < atOnce ? await this.use(call) : `Not now: at most ${atOnce} tools at once.`;
      results.push({ role: 'tool', toolCallId: call.id, content: result });
    }
    return { messages: [...messages, ...results], pending: undefined };
  }

  async check({ sql = '' }: Turn): Promise<Next> {
    const verdict = await this.parts.proof.of({ ...this.assignment, sql });
    if ('proven' in verdict) return { proven: verdict.proven };
    this.note('check', sql, verdict.problem);
    return { problem: verdict.problem };
  }

  /** Every call of a tool must be answered, the statement that was handed in too. */
  async repair({ messages, pending = [], problem = '', sql = '' }: Turn): Promise<Next> {
    const advice = repairPrompt(problem);
    this.note('repair', sql, problem);
    const answers = pending.map(({ id }): ChatMessage => ({ role: 'tool', toolCallId: id, content: advice }));
    const told: ChatMessage[] = answers.length > 0 ? answers : [{ role: 'user', content: advice }];
    return { messages: [...messages, ...told], pending: undefined, problem: undefined, sql: undefined };
  }

  private async use(call: ToolCall): Promise<string> {
    const result = await this.parts.toolbox.use(call, this.assignment);
    const known = ['look_up_schema', 'look_up_values', 'dry_run'] as const;
    this.note(known.find((name) => name === call.name) ?? 'unknown', call.input, result);
    return result;
  }

  private note(step: StepView['step'], input: string, result: string): void {
    this.parts.steps.push({ step, input: inShort(input), result: inShort(result) });
  }
}
