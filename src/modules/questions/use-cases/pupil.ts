import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RunQuery } from '#modules/queries';
import { systemActor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import type { LearnedView } from '../contract/lessons.js';
import { canBeName } from '../domain/engine.js';
import type { Answerable } from '../domain/interpretation.js';
import { type Candidate, candidatesIn, type Gap, gapIn, type Named } from '../domain/learn/candidates.js';
import { holdsAnswer, type Row } from '../domain/learn/same-answer.js';
import type { GoldenEntity } from '../infra/golden.entity.js';
import { Interpreter } from '../infra/interpreter.js';
import type { Source } from '../infra/sources.js';

type Golden = Readonly<GoldenEntity>;

/** What a golden answer teaches: a name, or why it teaches none; nothing when the engine needs no lesson. */
export type Finding = { readonly learned: LearnedView } | { readonly reason: string } | undefined;

/** More rows than this say the same as these. */
const mostRows = 1000;
/** Statements that are run for one golden answer. */
const mostTried = 10;

const order: readonly Named['kind'][] = ['table', 'value', 'column'];

/** Finds out what unknown words of a question mean, from the answer that people gave it. */
@Injectable()
export class Pupil {
  constructor(
    private readonly commands: CommandBus,
    private readonly interpreter: Interpreter,
  ) {}

  async learnFrom(golden: Golden, source: Source): Promise<Finding> {
    const { interpretation: read } = this.interpreter.read(golden.question, source);
    if (read.status !== 'declined') return undefined;
    const gap = gapIn(golden.question, read.notUnderstood);
    if (!gap) return { reason: 'What is not understood is not one name.' };
    if (!canBeName(gap.phrase)) return { reason: `"${gap.phrase}" cannot be a name.` };
    const fits = await this.fitting(golden, gap, source);
    const [first, ...others] = [...new Set(fits.map(({ sql }) => sql))];
    if (first === undefined)
      return { reason: `No meaning of "${gap.phrase}" makes the engine give that answer.` };
    if (others.length > 0) return { reason: `Several meanings of "${gap.phrase}" give that answer.` };
    const [best] = fits.toSorted((a, b) => order.indexOf(a.meaning.kind) - order.indexOf(b.meaning.kind));
    const { meaning } = best as Candidate;
    return { learned: { name: gap.phrase.toLowerCase(), meaning, question: golden.question } };
  }

  /** Whether the engine, with what it learned, gives the golden answer. */
  async knows(golden: Golden, source: Source): Promise<boolean> {
    const { interpretation: read } = this.interpreter.read(golden.question, source);
    if (read.status !== 'answered') return false;
    const [wanted, found] = await Promise.all([
      this.rows(golden, golden.sql.text, golden.sql.parameters),
      this.rows(golden, read.sql.text, read.sql.parameters),
    ]);
    return wanted !== undefined && found !== undefined && holdsAnswer(wanted, found);
  }

  private async fitting(golden: Golden, gap: Gap, source: Source) {
    const { text, parameters } = golden.sql;
    const wanted = await this.rows(golden, text, parameters);
    if (!wanted) return [];
    const candidates = candidatesIn({ text, tables: golden.tables }, source.model).flatMap((candidate) => {
      const { interpretation: read } = this.interpreter.read(gap.fill(candidate.known), source);
      return read.status === 'answered' ? [{ ...candidate, read, sql: read.sql.text }] : [];
    });
    const statements = [...new Map(candidates.map((one) => [one.sql, one.read])).values()];
    const right = new Set<string>();
    for (const { sql } of statements.slice(0, mostTried)) {
      const found = await this.rows(golden, sql.text, sql.parameters);
      if (found && holdsAnswer(wanted, found)) right.add(sql.text);
    }
    return candidates.filter(({ sql }) => right.has(sql));
  }

  /** Nothing when the gate or the engine refuses the statement. */
  private async rows(
    { organizationId, dataSourceId }: Golden,
    sql: string,
    parameters: Answerable['sql']['parameters'],
  ): Promise<readonly Row[] | undefined> {
    try {
      const actor = systemActor(organizationId);
      const run = new RunQuery({ actor, dataSourceId, sql, parameters, limit: mostRows, origin: 'question' });
      return (await this.commands.execute(run)).result.rows;
    } catch (error) {
      if (error instanceof AppError && ['invalid', 'limit'].includes(error.kind)) return undefined;
      throw error;
    }
  }
}
