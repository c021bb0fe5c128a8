import type { CopyChecks } from '#modules/data-sources';
import type { FailedCheck } from '../../contract/index.js';

/** How many rows a table has now, and in the version before; it may be in one of them alone. */
export interface TableCount {
  readonly table: string;
  readonly rows?: number;
  readonly rowsBefore?: number;
}

/** A key, and how many rows do not follow it. */
export interface KeyCount {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rowsWithout: number;
}

const count = (rows: number) => `${rows} ${rows === 1 ? 'row' : 'rows'}`;

/** What speaks against letting a copy answer in place of the version before. */
export function failedChecks(
  tables: readonly TableCount[],
  keys: readonly KeyCount[],
  limits: CopyChecks,
): FailedCheck[] {
  return [...tables.flatMap((table) => failedCount(table, limits)), ...keys.flatMap(failedKey)];
}

function failedCount({ table, rows, rowsBefore }: TableCount, limits: CopyChecks): FailedCheck[] {
  const failed = (check: FailedCheck['check'], what: string) => [
    { check, table, message: `"${table}" ${what}.` },
  ];
  if (!rowsBefore) return [];
  if (rows === undefined) return failed('missing-table', `is gone; it had ${count(rowsBefore)}`);
  if (rows === 0) return failed('empty-table', `is empty; it had ${count(rowsBefore)}`);
  const percent = Math.abs(((rows - rowsBefore) / rowsBefore) * 100);
  const change = `has ${count(rows)} and had ${count(rowsBefore)}: ${percent.toFixed(1)} % `;
  if (rows < rowsBefore && percent > limits.maxRowLossPercent)
    return failed('row-loss', `${change}fewer, ${limits.maxRowLossPercent} % may be gone`);
  const { maxRowGrowthPercent = Number.POSITIVE_INFINITY } = limits;
  if (rows > rowsBefore && percent > maxRowGrowthPercent)
    return failed('row-growth', `${change}more, ${maxRowGrowthPercent} % may have come`);
  return [];
}

const failedKey = ({ table, columns, rowsWithout }: KeyCount): FailedCheck[] =>
  rowsWithout === 0
    ? []
    : [
        {
          check: 'key',
          table,
          message: `"${table}" has ${count(rowsWithout)} that ${columns.join(', ')} does not identify.`,
        },
      ];
