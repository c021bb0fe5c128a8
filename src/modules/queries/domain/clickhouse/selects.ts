import { queriesErrors } from '../../contract/errors.js';
import { isNothing, kindOf, listOf, nameOf, namesOf, onlyParts } from '../mysql/parts.js';
import type { Reading } from '../mysql/selects.js';
import { refuse } from '../tree-walk.js';
import { orderOf } from './calls.js';
import { quoted } from './writing.js';

export function selectOf(value: unknown, on: Reading): string {
  const node = onlyParts(
    value,
    ...'distinct projection from prewhere selection group_by having flavor'.split(' '),
  );
  if (node.flavor !== 'Standard') refuse('a SELECT begins with SELECT.');
  if (!isNothing(node.distinct) && node.distinct !== 'Distinct' && node.distinct !== 'All')
    refuse('DISTINCT ON may not be used.');
  const distinct = node.distinct === 'Distinct' ? 'DISTINCT ' : '';
  const from = listOf(node.from);
  const projection = listOf(node.projection).map((one) => selected(one, on));
  return [
    `SELECT ${distinct}${projection.join(', ')}`,
    from.length > 0 && `FROM ${from.map((one) => joined(one, on)).join(', ')}`,
    !isNothing(node.prewhere) && `PREWHERE ${on.expression(node.prewhere)}`,
    !isNothing(node.selection) && `WHERE ${on.expression(node.selection)}`,
    grouped(node.group_by, on),
    !isNothing(node.having) && `HAVING ${on.expression(node.having)}`,
  ]
    .filter(Boolean)
    .join(' ');
}

function selected(value: unknown, on: Reading): string {
  const [kind, content] = kindOf(value);
  switch (kind) {
    case 'UnnamedExpr':
      return on.expression(content);
    case 'ExprWithAlias': {
      const { expr, alias } = onlyParts(content, 'expr', 'alias');
      return `${on.expression(expr)} AS ${quoted(nameOf(alias))}`;
    }
    case 'Wildcard':
      onlyParts(content);
      return '*';
    case 'QualifiedWildcard': {
      const [of, options] = listOf(content);
      onlyParts(options);
      const [how, name] = kindOf(of);
      const [only, ...others] = how === 'ObjectName' ? namesOf(name) : [];
      return only !== undefined && others.length === 0
        ? `${quoted(only)}.*`
        : refuse('this * may not be used.');
    }
    default:
      return refuse(`${kind} may not be used.`);
  }
}

function grouped(value: unknown, on: Reading): string | undefined {
  const [kind, content] = kindOf(value);
  const [keys, modifiers] = listOf(content);
  if (kind !== 'Expressions' || !isNothing(modifiers)) return refuse('this GROUP BY may not be used.');
  const list = listOf(keys).map(on.expression).join(', ');
  return list && `GROUP BY ${list}`;
}

const joinWords: Readonly<Record<string, string>> = {
  Join: 'INNER JOIN',
  Inner: 'INNER JOIN',
  Left: 'LEFT JOIN',
  LeftOuter: 'LEFT JOIN',
  Right: 'RIGHT JOIN',
  RightOuter: 'RIGHT JOIN',
  FullOuter: 'FULL JOIN',
  CrossJoin: 'CROSS JOIN',
};

function joined(value: unknown, on: Reading): string {
  const { relation, joins } = onlyParts(value, 'relation', 'joins');
  return [relationOf(relation, on), ...listOf(joins).map((one) => joinOf(one, on))].join(' ');
}

function joinOf(value: unknown, on: Reading): string {
  const { relation, join_operator: how } = onlyParts(value, 'relation', 'join_operator');
  const [kind, constraint] = kindOf(how);
  const words = Object.hasOwn(joinWords, kind) ? joinWords[kind] : undefined;
  if (!words) return refuse(`${kind} JOIN may not be used.`);
  const to = relationOf(relation, on);
  if (isNothing(constraint)) return `${words} ${to}`;
  const [condition, content] = kindOf(constraint);
  if (condition === 'On') return `${words} ${to} ON ${on.expression(content)}`;
  if (condition !== 'Using') return refuse(`${condition} may not be used.`);
  const columns = listOf(content).map((one) => namesOf(one).map(quoted).join('.'));
  return `${words} ${to} USING (${columns.join(', ')})`;
}

function relationOf(value: unknown, on: Reading): string {
  const [kind, content] = kindOf(value);
  if (kind === 'Table') return tableOf(content, on);
  if (kind !== 'Derived') return refuse(`${kind} may not be used.`);
  const { subquery, alias } = onlyParts(content, 'subquery', 'alias');
  return `(${on.query(subquery)})${aliasOf(alias, on)}`;
}

/** Every table gets its database. A function that stands for a table has arguments, which nothing here may have. */
function tableOf(value: unknown, on: Reading): string {
  const { name, alias } = onlyParts(value, 'name', 'alias');
  const names = namesOf(name);
  const table = names.at(-1) ?? '';
  if (names.length > 2 || (names.length === 2 && names[0] !== on.namespace))
    refuse(`the table ${names.join('.')} is out of reach.`);
  if (names.length === 1 && on.scope.has(table)) return `${quoted(table)}${aliasOf(alias, on)}`;
  const known = on.table(table);
  if (known === undefined) throw queriesErrors.unknownTable({ table, nearest: [] });
  const instead = on.instead(known);
  if (instead === undefined) return `${quoted(on.namespace)}.${quoted(known)}${aliasOf(alias, on)}`;
  return `(${instead})${aliasOf(alias, on) || ` AS ${quoted(table)}`}`;
}

function aliasOf(value: unknown, on: Reading): string {
  if (isNothing(value)) return '';
  const { name } = onlyParts(value, 'name', 'explicit');
  on.alias(nameOf(name));
  return ` AS ${quoted(nameOf(name))}`;
}

export const sortedBy = (value: unknown, on: Reading): string | undefined => {
  if (isNothing(value)) return undefined;
  const [kind, content] = kindOf(onlyParts(value, 'kind').kind);
  return kind === 'Expressions'
    ? `ORDER BY ${orderOf(content, on)}`
    : refuse('this ORDER BY may not be used.');
};
