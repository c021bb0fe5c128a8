import { queriesErrors } from '../../contract/errors.js';
import { isNode } from '../syntax-tree.js';
import { refuse, type Scope } from '../tree-walk.js';
import { orderOf, windowOf } from './calls.js';
import {
  asNode,
  isNothing,
  kindOf,
  listOf,
  nameOf,
  namesOf,
  onlyParts,
  type Printing,
  quoted,
} from './parts.js';

/** What is read by a SELECT needs to know the names of WITH as well. */
export interface Reading extends Printing {
  readonly scope: Scope;
  /** The name of a table of the source as the source has it, which is hereby read; nothing when there is none. */
  readonly table: (name: string) => string | undefined;
  /** The SELECT that stands for a table of the source, where row policies keep rows of it back. */
  readonly instead: (known: string) => string | undefined;
  /** What something that is read is called by. */
  readonly alias: (name: string) => void;
}

/** Longer names are refused by the server. */
const longestName = 200;

const partsOfSelect =
  'distinct projection into from selection group_by having named_window flavor select_modifiers'.split(' ');

export function selectOf(value: unknown, on: Reading): string {
  const node = onlyParts(value, ...partsOfSelect);
  if (!isNothing(node.select_modifiers)) onlyParts(node.select_modifiers);
  if (!isNothing(node.into)) refuse('SELECT INTO writes.');
  if (node.flavor !== 'Standard') refuse('a SELECT begins with SELECT.');
  const distinct = isNothing(node.distinct) || node.distinct === 'All' ? '' : distinctOf(node.distinct);
  const from = listOf(node.from).map((one) => joined(one, on));
  const named = listOf(node.named_window).map((one) => {
    const [name, spec] = listOf(one);
    return `${quoted(nameOf(name))} AS ${windowOf(spec, on)}`;
  });
  return [
    `SELECT ${distinct}${listOf(node.projection)
      .map((one) => selected(one, on))
      .join(', ')}`,
    from.length > 0 && `FROM ${from.join(', ')}`,
    !isNothing(node.selection) && `WHERE ${on.expression(node.selection)}`,
    grouped(node.group_by, on),
    !isNothing(node.having) && `HAVING ${on.expression(node.having)}`,
    named.length > 0 && `WINDOW ${named.join(', ')}`,
  ]
    .filter((part) => part)
    .join(' ');
}

const distinctOf = (value: unknown): string =>
  value === 'Distinct' ? 'DISTINCT ' : refuse('DISTINCT ON is not known to MySQL.');

function selected(value: unknown, on: Reading): string {
  const [kind, content] = kindOf(value);
  switch (kind) {
    case 'UnnamedExpr':
      return unnamed(content, on);
    case 'ExprWithAlias': {
      const { expr, alias } = onlyParts(content, 'expr', 'alias');
      return `${on.expression(expr)} AS ${quoted(nameOf(alias))}`;
    }
    case 'Wildcard':
      onlyParts(content);
      return '*';
    case 'QualifiedWildcard':
      return `${wildcardOf(listOf(content), on)}.*`;
    default:
      return refuse(`${kind} may not be used.`);
  }
}

function wildcardOf([of, options]: readonly unknown[], on: Reading): string {
  onlyParts(options);
  const [kind, name] = kindOf(of);
  const names = kind === 'ObjectName' ? namesOf(name) : refuse(`${kind} may not be used.`);
  if (names.length > 2 || (names.length === 2 && names[0] !== on.namespace))
    refuse(`${names.join('.')} is out of reach.`);
  return (on.unqualified ? names.slice(-1) : names).map(quoted).join('.');
}

/** The server would call it as it is written, with all the quotes that were put around its names here. */
function unnamed(value: unknown, on: Reading): string {
  const printed = on.expression(value);
  const [kind] = kindOf(value);
  if (kind === 'Identifier' || kind === 'CompoundIdentifier' || !printed.includes('`')) return printed;
  return `${printed} AS ${quoted(printed.replaceAll('`', '').slice(0, longestName).trim())}`;
}

function grouped(value: unknown, on: Reading): string | undefined {
  const [kind, content] = kindOf(value);
  const [keys, modifiers] = listOf(content);
  if (kind !== 'Expressions' || !isNothing(modifiers)) return refuse('this GROUP BY may not be used.');
  const all = listOf(keys);
  const rolled = rolledUp(all);
  const list = (rolled ?? all).map(on.expression).join(', ');
  return list && `GROUP BY ${list}${rolled ? ' WITH ROLLUP' : ''}`;
}

/** What is in GROUP BY ROLLUP (…), which the parser takes for a function. The servers know it as WITH ROLLUP alone. */
function rolledUp([only, ...others]: readonly unknown[]): readonly unknown[] | undefined {
  if (others.length > 0 || !isNode(only) || !isNode(only.Function)) return undefined;
  const { name, args } = onlyParts(only.Function, 'name', 'args');
  if (namesOf(name).join('.').toLowerCase() !== 'rollup') return undefined;
  const { args: given } = onlyParts(kindOf(args)[1], 'args');
  return listOf(given).map((one) => {
    const [kind, content] = kindOf(one);
    return kind === 'Unnamed' ? asNode(content).Expr : refuse('ROLLUP is of columns.');
  });
}

function joined(value: unknown, on: Reading): string {
  const { relation, joins } = onlyParts(value, 'relation', 'joins');
  return [relationOf(relation, on), ...listOf(joins).map((one) => joinOf(one, on))].join(' ');
}

const joinWords: Readonly<Record<string, string>> = {
  Join: 'JOIN',
  Inner: 'INNER JOIN',
  Left: 'LEFT JOIN',
  LeftOuter: 'LEFT JOIN',
  Right: 'RIGHT JOIN',
  RightOuter: 'RIGHT JOIN',
  CrossJoin: 'CROSS JOIN',
  StraightJoin: 'STRAIGHT_JOIN',
};

function joinOf(value: unknown, on: Reading): string {
  const { relation, join_operator: how } = onlyParts(value, 'relation', 'join_operator');
  const [kind, constraint] = kindOf(how);
  const words =
    (Object.hasOwn(joinWords, kind) && joinWords[kind]) || refuse(`${kind} JOIN is not known to MySQL.`);
  const to = relationOf(relation, on);
  if (isNothing(constraint)) return `${words} ${to}`;
  const [condition, content] = kindOf(constraint);
  switch (condition) {
    case 'Natural':
      return `NATURAL ${words} ${to}`;
    case 'On':
      return `${words} ${to} ON ${on.expression(content)}`;
    case 'Using':
      return `${words} ${to} USING (${listOf(content)
        .map((one) => namesOf(one).map(quoted).join('.'))
        .join(', ')})`;
    default:
      return refuse(`${condition} may not be used.`);
  }
}

function relationOf(value: unknown, on: Reading): string {
  const [kind, content] = kindOf(value);
  switch (kind) {
    case 'Table':
      return tableOf(content, on);
    case 'Derived': {
      const { lateral, subquery, alias } = onlyParts(content, 'lateral', 'subquery', 'alias');
      return `${lateral === true ? 'LATERAL ' : ''}(${on.query(subquery)})${aliasOf(alias, on)}`;
    }
    case 'NestedJoin': {
      const { table_with_joins: tables, alias } = onlyParts(content, 'table_with_joins', 'alias');
      return `(${joined(tables, on)})${aliasOf(alias, on)}`;
    }
    default:
      return refuse(`${kind} may not be used.`);
  }
}

/** Every table gets its database; DUAL is none. */
function tableOf(value: unknown, on: Reading): string {
  const { name, alias } = onlyParts(value, 'name', 'alias');
  const names = namesOf(name);
  const table = names.at(-1) ?? '';
  if (names.length > 2 || (names.length === 2 && names[0] !== on.namespace))
    refuse(`the table ${names.join('.')} is out of reach.`);
  if (names.length === 1 && on.scope.has(table)) return `${quoted(table)}${aliasOf(alias, on)}`;
  const known = on.table(table);
  if (known !== undefined) {
    const instead = on.instead(known);
    if (instead === undefined) return `${quoted(on.namespace)}.${quoted(known)}${aliasOf(alias, on)}`;
    return `(${instead})${aliasOf(alias, on) || ` AS ${quoted(table)}`}`;
  }
  if (names.length === 1 && /^dual$/i.test(table) && isNothing(alias)) return 'DUAL';
  throw queriesErrors.unknownTable({ table, nearest: [] });
}

function aliasOf(value: unknown, on: Reading): string {
  if (isNothing(value)) return '';
  const { name, columns } = onlyParts(value, 'name', 'columns', 'explicit');
  on.alias(nameOf(name));
  return ` AS ${quoted(nameOf(name))}${columnsOf(columns)}`;
}

export function columnsOf(value: unknown): string {
  const names = listOf(value).map((one) => quoted(nameOf(onlyParts(one, 'name').name)));
  return names.length > 0 ? ` (${names.join(', ')})` : '';
}

export const sortedBy = (value: unknown, on: Reading): string | undefined => {
  if (isNothing(value)) return undefined;
  const [kind, content] = kindOf(onlyParts(value, 'kind').kind);
  return kind === 'Expressions'
    ? `ORDER BY ${orderOf(content, on)}`
    : refuse('this ORDER BY may not be used.');
};
