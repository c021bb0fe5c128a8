import type { ColumnType, Dialect } from '#modules/catalog';
import type { ColumnComparison, ColumnNullTest, RowRule } from '#modules/governance';
import { comparisonSigns, type DialectSql, dialectSql, literalOf } from './dialect-sql.js';

export interface RuledColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** What the gate knows of the table that a rule is for. */
export interface RuledTable {
  readonly dialect: Dialect;
  /** The column that is meant by a name. */
  readonly column: (name: string) => RuledColumn | undefined;
}

/** Why a rule cannot hold for its table. */
export class Unfit extends Error {}

/** The condition in the SQL of the source. Throws `Unfit` when the table is not, or not any more, what the rule takes it for. */
export function conditionSql(rule: RowRule, table: RuledTable): string {
  const sql = dialectSql[table.dialect];
  if ('all' in rule) return joined(rule.all, 'and', table);
  if ('any' in rule) return joined(rule.any, 'or', table);
  if ('not' in rule) return `(not ${conditionSql(rule.not, table)})`;
  if ('rows' in rule) return rule.rows === 'every' ? '(1 = 1)' : '(1 = 0)';
  const column = table.column(rule.column);
  if (!column) throw new Unfit(`there is no column "${rule.column}"`);
  return `(${'values' in rule ? comparison(rule, column, sql) : nullTest(rule, column, sql)})`;
}

function joined(parts: readonly RowRule[], word: 'and' | 'or', table: RuledTable): string {
  if (parts.length === 0) return word === 'and' ? '(1 = 1)' : '(1 = 0)';
  return `(${parts.map((part) => conditionSql(part, table)).join(` ${word} `)})`;
}

const nullTest = ({ operator }: ColumnNullTest, { name }: RuledColumn, sql: DialectSql): string =>
  `${sql.name(name)} is ${operator === 'isNull' ? '' : 'not '}null`;

/** Any of the values will do; with a negation, none of them may. */
function comparison(
  { operator, values }: ColumnComparison,
  { name, type }: RuledColumn,
  sql: DialectSql,
): string {
  const literals = values.map((value) => {
    const literal = literalOf(value, type, sql);
    if (literal === undefined) throw new Unfit(`"${value}" is no ${type}, and the column "${name}" is`);
    return literal;
  });
  const column = type === 'text' ? sql.exact(sql.name(name)) : sql.name(name);
  if (literals.length === 0) return '1 = 0';
  if (operator === 'in' || operator === 'equals') return `${column} in (${literals.join(', ')})`;
  if (operator === 'notIn' || operator === 'notEquals') return `${column} not in (${literals.join(', ')})`;
  return literals.map((literal) => `${column} ${comparisonSigns[operator]} ${literal}`).join(' or ');
}
