import type { DescribedTable, NewQualityRule, QualityCheck } from '../../contract/quality/index.js';
import { valueShapes } from '../../contract/row-conditions.js';

export interface Misfit {
  /** The field of the rule. */
  readonly field: string;
  readonly problem: string;
}

type Column = DescribedTable['columns'][number];
type Named = readonly { readonly field: string; readonly column: string }[];

const ordered = ['integer', 'decimal', 'date', 'timestamp', 'time'];
const moments = ['date', 'timestamp'];

/** What of a rule the tables of its source do not have, or cannot be asked; nothing when it fits. */
export function misfitOf({ table, check }: NewQualityRule, tables: readonly DescribedTable[]) {
  const known = tables.find(({ name }) => name === table);
  if (!known) return missing('table', table, tables);
  for (const { field, column } of columnsOf(check))
    if (!columnIn(known, column)) return missing(field, column, known.columns);
  return check.type === 'relationships' ? misfitOfTarget(check, known, tables) : misfitOfType(check, known);
}

function columnsOf(check: QualityCheck): Named {
  if (check.type === 'row-count-drift') return [];
  if (check.type === 'unique')
    return check.columns.map((column, at) => ({ field: `check.columns.${at}`, column }));
  return [{ field: 'check.column', column: check.column }];
}

function misfitOfTarget(
  { column, to }: Extract<QualityCheck, { type: 'relationships' }>,
  known: DescribedTable,
  tables: readonly DescribedTable[],
): Misfit | undefined {
  const target = tables.find(({ name }) => name === to.table);
  if (!target) return missing('check.to.table', to.table, tables);
  const [own, other] = [columnIn(known, column), columnIn(target, to.column)];
  if (!other) return missing('check.to.column', to.column, target.columns);
  if (own && familyOf(own) !== familyOf(other))
    return { field: 'check.to.column', problem: `is ${other.type} and "${column}" is ${own.type}` };
  return undefined;
}

function misfitOfType(check: QualityCheck, known: DescribedTable): Misfit | undefined {
  if (check.type !== 'range' && check.type !== 'freshness') return undefined;
  const allowed = check.type === 'range' ? ordered : moments;
  const type = columnIn(known, check.column)?.type ?? '';
  if (!allowed.includes(type))
    return {
      field: 'check.column',
      problem: `"${check.column}" is ${type}; it has to be ${allowed.join(', ')}`,
    };
  if (check.type === 'freshness') return undefined;
  for (const end of ['min', 'max'] as const)
    if (check[end] !== undefined && !isValueOf(check[end], type))
      return { field: `check.${end}`, problem: `${JSON.stringify(check[end])} is no ${type}` };
  return undefined;
}

const isValueOf = (value: number | string, type: string): boolean =>
  valueShapes[type]?.test(String(value)) ?? false;

const familyOf = ({ type }: Column): string => (type === 'decimal' ? 'integer' : type);

const columnIn = ({ columns }: DescribedTable, wanted: string): Column | undefined =>
  columns.find(({ name }) => name === wanted);

const missing = (field: string, name: string, known: readonly { readonly name: string }[]): Misfit => ({
  field,
  problem: `there is no "${name}"; there are ${known
    .slice(0, 20)
    .map((one) => one.name)
    .join(', ')}`,
});
