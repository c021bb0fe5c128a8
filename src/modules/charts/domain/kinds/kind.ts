import type { ChartType } from '../../contract/index.js';
import type { Json } from '../formats.js';
import type { Table } from '../table.js';

/** One type of chart: what it can show, when it is the one to show it, and how. */
export interface ChartKind {
  readonly type: ChartType;
  /** Why this data cannot be shown so; undefined when it can. */
  problem(table: Table): string | undefined;
  /** Why it is the one to take; undefined when another may be better. Asked only when there is no problem. */
  suits(table: Table): string | undefined;
  spec(table: Table, title: string): Json;
}
