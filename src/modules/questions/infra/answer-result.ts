import type { ChartCell, ChartData } from '#modules/charts';
import type { Cell, QueryResult } from '#modules/queries';
import type { AnswerColumnView, AnswerResultView } from '../contract/index.js';
import type { AnswerColumn } from '../domain/interpretation.js';

/** The rows, with what the reading knows about each column; the type is the engine's own. */
export function resultOf(
  known: readonly AnswerColumn[],
  { columns, ...rest }: QueryResult,
): AnswerResultView {
  return { columns: columns.map((column, index) => columnOf(column, known[index])), ...rest };
}

function columnOf({ name, type }: QueryResult['columns'][number], known?: AnswerColumn): AnswerColumnView {
  if (!known) return { name, label: name, type };
  const { label, role, meaning, unit, aggregation } = known;
  return {
    name,
    label,
    type,
    role,
    ...(meaning && { meaning }),
    ...(unit && { unit }),
    ...(aggregation && { aggregation }),
  };
}

export const chartDataOf = ({ columns, rows }: AnswerResultView): ChartData => ({
  columns,
  rows: rows.map((row) => row.map(scalar)),
});

const scalar = (cell: Cell): ChartCell =>
  typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell;
