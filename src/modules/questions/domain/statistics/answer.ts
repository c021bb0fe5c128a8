import type { Answerable, Assumption, Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { answerColumns } from '../print/columns.js';
import { printSql } from '../print/sql.js';
import { capitalized } from '../print/words.js';
import { allTables, type Query } from '../query/query.js';
import type { Request } from './request.js';

export interface Plan {
  readonly query: Query;
  /** The reading, in words. */
  readonly text: string;
  readonly notes: readonly Assumption[];
  readonly chart?: Answerable['chart'];
}

/** A way to ask about statistics: what it makes of a request, or undefined where it is not asked in this way. */
export type Form = (request: Request, model: CompiledModel) => Plan | Interpretation | undefined;

export const isPlan = (one: Plan | Interpretation): one is Plan => 'query' in one;

export const answerOf = ({ query, text, notes, chart }: Plan, model: CompiledModel): Answerable => ({
  status: 'answered',
  reading: { text: capitalized(text), assumptions: notes },
  sql: { dialect: model.dialect, text: printSql(query, model.dialect), parameters: [] },
  columns: answerColumns(query),
  tables: allTables(query).map(({ name }) => name),
  ...(chart && { chart }),
});
