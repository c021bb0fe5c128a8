import type { TableView } from '#modules/catalog';
import { allSteps, type PlanStep } from './plan.js';

export interface Hint {
  readonly code: 'cross-join' | 'full-scan' | 'missing-key';
  readonly message: string;
  readonly table?: string;
}

/** Below that a scan is over before anybody has looked at it. */
const manyRows = 100_000;

/** What makes a statement slow or its rows more than meant, said so that it can be changed. */
export function hintsOf(plan: PlanStep, tables: readonly TableView[]): Hint[] {
  const hints = allSteps(plan).flatMap((step) => [
    ...crossJoin(step),
    ...fullScan(step, tables),
    ...missingKey(step, tables),
  ]);
  const seen = new Set<string>();
  return hints.filter(({ message }) => !seen.has(message) && seen.add(message));
}

function crossJoin({ kind, condition, children, estimatedRows }: PlanStep): Hint[] {
  if (kind !== 'join' || condition || children.some(({ estimatedRows: rows }) => rows <= 1)) return [];
  const sides = children.map(sideOf).filter(Boolean).join(' and ');
  return [
    {
      code: 'cross-join',
      message: `Every row of ${sides || 'one side'} meets every row of the other, about ${estimatedRows} rows: join them by what they have in common.`,
    },
  ];
}

const sideOf = (step: PlanStep): string | undefined =>
  allSteps(step).find(({ table }) => table !== undefined)?.table;

/** DuckDB has statistics for pieces of a table instead of indexes: a condition is all it needs. */
function fullScan({ kind, table, condition, estimatedCost }: PlanStep, tables: readonly TableView[]): Hint[] {
  const rows = tables.find(({ name }) => name === table)?.rowCount ?? 0;
  if (kind !== 'scan' || table === undefined || rows < manyRows) return [];
  const hasIndexes = estimatedCost !== undefined;
  if (!condition)
    return [
      {
        code: 'full-scan',
        table,
        message: `All ${rows} rows of "${table}" are read: add a condition if fewer are meant.`,
      },
    ];
  return hasIndexes
    ? [
        {
          code: 'full-scan',
          table,
          message: `All ${rows} rows of "${table}" are read to find those with ${condition}: an index on these columns would help.`,
        },
      ]
    : [];
}

/** A join of columns that identify the rows of neither side may give many rows for one. */
function missingKey({ kind, condition, children }: PlanStep, tables: readonly TableView[]): Hint[] {
  if (kind !== 'join' || !condition) return [];
  const sides = children.map((child) => tables.find(({ name }) => name === sideOf(child)));
  const known = sides.filter((side) => side !== undefined);
  if (known.length < 2 || known.some((side) => isKeyIn(side, condition))) return [];
  const names = known.map(({ name }) => `"${name}"`).join(' and ');
  return [
    {
      code: 'missing-key',
      message: `${names} are joined by ${condition}, which is a key of neither: rows may be counted more than once.`,
    },
  ];
}

function isKeyIn({ primaryKey }: TableView, condition: string): boolean {
  const words = new Set(condition.split(/[^\w$]+/));
  return primaryKey.length > 0 && primaryKey.every((column) => words.has(column));
}
