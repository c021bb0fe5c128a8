import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#shared/contracts';
import { describeSchema } from '../domain/llm/describe-schema.js';
import { wordsOf } from '../domain/text/tokens.js';
import type { ToolCall } from '../infra/llm/chat.js';
import type { Source } from '../infra/sources.js';
import { Proof } from './proof.js';

/** On whose behalf tools are used, and about what. */
export interface Assignment {
  readonly actor: Actor;
  readonly source: Source;
  readonly question: string;
  readonly maySeeRows: boolean;
}

const longestResult = 8000;
const mostValues = 20;
const shownRows = 5;

const inputs = {
  look_up_schema: z.object({ tables: z.array(z.string()).optional() }),
  look_up_values: z.object({ phrase: z.string().min(1).max(200) }),
  dry_run: z.object({ sql: z.string().min(1).max(20_000) }),
} as const;

/** What the agent may look at. Nothing here changes anything, and of values it says only what is allowed. */
@Injectable()
export class Toolbox {
  constructor(private readonly proof: Proof) {}

  /** An answer for the model, also to what makes no sense. */
  async use({ name, input }: ToolCall, assignment: Assignment): Promise<string> {
    const json = jsonIn(input);
    if (name === 'look_up_schema') {
      const { data } = inputs.look_up_schema.safeParse(json);
      return data ? this.schema(data.tables, assignment) : badInput(name);
    }
    if (name === 'look_up_values') {
      const { data } = inputs.look_up_values.safeParse(json);
      return data ? this.values(data.phrase, assignment) : badInput(name);
    }
    if (name === 'dry_run') {
      const { data } = inputs.dry_run.safeParse(json);
      return data ? this.dryRun(data.sql, assignment) : badInput(name);
    }
    return `There is no tool "${name.slice(0, 50)}".`;
  }

  private schema(tables: readonly string[] | undefined, { source, maySeeRows }: Assignment): string {
    return describeSchema(source.schema, { tables, values: maySeeRows, most: longestResult });
  }

  /** Unless rows may be seen, only words of the question are looked up, and what is stored is not told. */
  private values(phrase: string, { source: { model }, question, maySeeRows }: Assignment): string {
    const words = wordsOf(phrase);
    const asked = wordsOf(question);
    if (!maySeeRows && !words.every((word) => asked.includes(word)))
      return 'Only words of the question can be looked up.';
    const senses = model.values.byWords.get(words.join(' ')) ?? [];
    const found = senses.slice(0, mostValues).map(({ column, values }) => ({
      table: column.table.name,
      column: column.name,
      ...(maySeeRows ? { values } : { compare: `lower(${column.name}) = '${words.join(' ')}'` }),
    }));
    return JSON.stringify({ found }).slice(0, longestResult);
  }

  private async dryRun(sql: string, { actor, source, maySeeRows }: Assignment): Promise<string> {
    const bound = await this.proof.bind({ actor, source, sql }, maySeeRows ? shownRows : 0);
    if ('problem' in bound) return JSON.stringify({ problem: bound.problem }).slice(0, longestResult);
    const { columns, rows } = bound.result;
    return JSON.stringify({ columns, ...(maySeeRows && { rows }) }).slice(0, longestResult);
  }
}

const badInput = (name: string): string => `The input of ${name} is not as it is described.`;

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text === '' ? '{}' : text);
  } catch {
    return undefined;
  }
};
