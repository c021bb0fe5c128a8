import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { CheckSql, type QueryResult, RunQuery, type SqlCheckView } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import { meaningOf } from '../domain/wording/statement.js';
import type { Source } from '../infra/sources.js';

/** SQL that somebody else than the engine wrote. */
export interface Foreign {
  readonly actor: Actor;
  readonly source: Source;
  readonly sql: string;
}

export interface Proven {
  readonly sql: string;
  readonly tables: readonly string[];
  /** In English; absent when a part of it has no words. */
  readonly text?: string;
}

export type Verdict = { readonly proven: Proven } | { readonly problem: string };

/** Kinds of failures that are the statement's own. */
const ownFaults = ['invalid', 'limit'];

/** Has the gate and the engine look at foreign SQL. What is said against it tells nothing of the data. */
@Injectable()
export class Proof {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  /** Whether it is allowed, fits the schema, and runs: a first row is computed and thrown away. */
  async of(foreign: Foreign): Promise<Verdict> {
    const bound = await this.bind(foreign, 0);
    if ('problem' in bound) return bound;
    const { actor, source, sql } = foreign;
    try {
      await this.commands.execute(
        new RunQuery({ actor, dataSourceId: source.dataSourceId, sql: withoutEnd(sql), limit: 1 }),
      );
    } catch (error) {
      if (!isOwnFault(error)) throw error;
      // A message about a value would show it: "Could not convert 'Ann Smith' to a number".
      return { problem: error.kind === 'limit' ? error.message : 'it fails while it runs' };
    }
    const { tables, tree } = bound.check;
    const text = tree ? meaningOf({ sql, tree, tables }, source.schema).text : undefined;
    return { proven: { sql: withoutEnd(sql), tables, ...(text !== undefined && { text }) } };
  }

  /** Whether it is allowed and fits the schema, with this many of its rows. */
  async bind(
    { actor, source: { dataSourceId }, sql }: Foreign,
    rows: number,
  ): Promise<{ readonly check: SqlCheckView; readonly result: QueryResult } | { readonly problem: string }> {
    try {
      const check = await this.queries.execute(new CheckSql({ actor, dataSourceId, sql }));
      if (check.parameters > 0) return { problem: 'it leaves values open: write them out' };
      const bound = `SELECT * FROM (\n${withoutEnd(sql)}\n) AS checked LIMIT ${rows}`;
      const { result } = await this.commands.execute(
        new RunQuery({ actor, dataSourceId, sql: bound, origin: 'question' }),
      );
      return { check, result };
    } catch (error) {
      if (isOwnFault(error)) return { problem: error.message };
      throw error;
    }
  }
}

const isOwnFault = (error: unknown): error is AppError =>
  error instanceof AppError && ownFaults.includes(error.kind);

const withoutEnd = (sql: string): string => sql.replace(/[\s;]+$/, '');
