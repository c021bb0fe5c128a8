import type { ColumnType, Dialect } from '#modules/catalog';
import type { ColumnComparison, ColumnNullTest, Comparison, RowRule } from '#modules/governance';
import { comparisonSigns, type DialectSql, dialectSql, literalOf, opposites } from './dialect-sql.js';

export interface RuledColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly nativeType: string;
}

/** What the gate knows of the table that a rule is for. */
export interface RuledTable {
  readonly dialect: Dialect;
  /** The column that is meant by a name. */
  readonly column: (name: string) => RuledColumn | undefined;
}

/** Why a rule cannot hold for its table. */
export class Unfit extends Error {}

/**
 * The condition in the SQL of the source; or, when `isSo` is false, that it is surely not so. What is unknown because a
 * column has no value is neither, and there is no NOT around a condition: servers differ in what that makes of the
 * unknown. Throws `Unfit` when the table is not, or not any more, what the rule takes it for.
 */
export function conditionSql(rule: RowRule, table: RuledTable, isSo = true): string {
  if ('all' in rule) return joined(rule.all, isSo ? 'and' : 'or', (part) => conditionSql(part, table, isSo));
  if ('any' in rule) return joined(rule.any, isSo ? 'or' : 'and', (part) => conditionSql(part, table, isSo));
  if ('not' in rule) return conditionSql(rule.not, table, !isSo);
  if ('rows' in rule) return (rule.rows === 'every') === isSo ? always : never;
  const column = table.column(rule.column);
  if (!column) throw new Unfit(`there is no column "${rule.column}"`);
  const sql = dialectSql[table.dialect];
  if (!('values' in rule)) return `(${nullTest(rule, column, { sql, isSo })})`;
  const literals = literalsOf(rule, column, sql);
  if (literals.length === 0) return isSo ? never : always;
  return `(${comparison(isSo ? rule.operator : opposites[rule.operator], literals, { column, sql, isSo })})`;
}

const always = '(1 = 1)';
const never = '(1 = 0)';

function joined(parts: readonly RowRule[], word: 'and' | 'or', write: (part: RowRule) => string): string {
  if (parts.length === 0) return word === 'and' ? always : never;
  return `(${parts.map(write).join(` ${word} `)})`;
}

interface Written {
  readonly sql: DialectSql;
  readonly isSo: boolean;
}

const nullTest = ({ operator }: ColumnNullTest, { name }: RuledColumn, { sql, isSo }: Written): string =>
  `${sql.name(name)} is ${(operator === 'isNull') === isSo ? '' : 'not '}null`;

function literalsOf({ values }: ColumnComparison, column: RuledColumn, sql: DialectSql): string[] {
  const { name, type, nativeType } = column;
  if (sql.untold?.test(nativeType))
    throw new Unfit(`"${name}" is a ${nativeType}, which no text says exactly`);
  return values.map((value) => {
    const literal = literalOf(value, type, sql);
    if (literal === undefined) throw new Unfit(`"${value}" is no ${type}, and the column "${name}" is`);
    return literal;
  });
}

/** Any of the values will do; with a negation, none of them may. */
function comparison(
  operator: Comparison,
  literals: readonly string[],
  { column: { name, type }, sql, isSo }: Written & { readonly column: RuledColumn },
): string {
  const column = type === 'text' ? sql.exact(sql.name(name)) : sql.name(name);
  if (operator === 'in' || operator === 'equals') return sql.isOne(column, literals);
  if (operator === 'notIn' || operator === 'notEquals') return sql.isNone(column, literals);
  const each = literals.map((literal) => `${column} ${comparisonSigns[operator]} ${literal}`);
  return each.join(isSo ? ' or ' : ' and ');
}
