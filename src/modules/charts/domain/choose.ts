import type { ChartData, ChartType, ChartView } from '../contract/index.js';
import { bar } from './kinds/bar.js';
import { histogram } from './kinds/histogram.js';
import type { ChartKind } from './kinds/kind.js';
import { line } from './kinds/line.js';
import { map } from './kinds/map.js';
import { pie } from './kinds/pie.js';
import { scatter } from './kinds/scatter.js';
import { table as rowsAsTheyAre } from './kinds/table.js';
import { value } from './kinds/value.js';
import type { State } from './state.js';
import { type Table, tableOf } from './table.js';

/** In the order they are considered: the first that suits is taken. */
const kinds: readonly ChartKind[] = [value, line, map, histogram, scatter, pie, bar, rowsAsTheyAre];

export interface Wish {
  readonly title: string;
  /** Taken if the data allows it. */
  readonly type?: ChartType | undefined;
}

/** The chart that suits the data, or the one that is wished for if it can show the data truthfully. */
export function chooseChart(data: ChartData, { title, type }: Wish, states: readonly State[]): ChartView {
  const table = tableOf(data, states);
  const wished = kinds.find((kind) => kind.type === type);
  const refusal = wished && problemOf(wished, table);
  if (wished && refusal === undefined)
    return { type: wished.type, spec: wished.spec(table, title), reason: `a ${wished.type} was asked for` };
  const { kind, reason } = best(table);
  const why = refusal === undefined ? reason : `not a ${type}: ${refusal}; ${reason}`;
  return { type: kind.type, spec: kind.spec(table, title), reason: why };
}

const problemOf = (kind: ChartKind, table: Table): string | undefined =>
  table.rows.length === 0 && kind !== rowsAsTheyAre ? 'there are no rows' : kind.problem(table);

function best(table: Table): { kind: ChartKind; reason: string } {
  for (const kind of kinds) {
    const reason = problemOf(kind, table) === undefined ? kind.suits(table) : undefined;
    if (reason !== undefined) return { kind, reason };
  }
  throw new Error('Every table can be shown as it is.');
}
