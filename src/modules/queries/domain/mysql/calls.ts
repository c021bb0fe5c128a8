import { isNode, type Node } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';
import { allowedFunctions, valuesWithoutBrackets } from './allowed-functions.js';
import { literal, unit } from './literals.js';
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

/** Functions that make much out of little, and the argument that says how much: to be written out, and modest. */
const sizes: Readonly<Record<string, number>> = { lpad: 1, repeat: 1, rpad: 1, space: 0 };
const maxSize = 10_000;

const unitFirst = new Set(['timestampadd', 'timestampdiff']);

/** The whole number that an expression is, when it is one. */
export function wholeNumber(value: unknown): number | undefined {
  if (!isNode(value) || !isNode(value.Value) || !isNode(value.Value.value)) return undefined;
  const [digits] = listOf(value.Value.value.Number);
  return typeof digits === 'string' && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
}

export function call(value: unknown, on: Printing): string {
  const node = onlyParts(value, 'name', 'args', 'over');
  const [written = '', ...qualified] = namesOf(node.name);
  const name = written.toLowerCase();
  if (qualified.length > 0)
    return refuse(`the function ${[written, ...qualified].join('.')} may not be used.`);
  if (isNothing(node.args)) {
    if (!valuesWithoutBrackets.has(name)) return refuse(`${written} may not be used without brackets.`);
    return written;
  }
  if (!allowedFunctions.has(name)) return refuse(`the function ${written} may not be used.`);
  return `${written}(${argumentsOf(name, node.args, on)})${over(node.over, on)}`;
}

function argumentsOf(name: string, value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind !== 'List') return refuse(`${kind} may not be used in ${name}.`);
  const list = onlyParts(content, 'duplicate_treatment', 'args', 'clauses');
  const given = listOf(list.args).map((one) => kindOf(one)[1]);
  assertSize(name, given);
  const all = given.map((one, index) =>
    index === 0 && unitFirst.has(name) ? unitOf(one) : argument(one, on),
  );
  const distinct = isNothing(list.duplicate_treatment)
    ? ''
    : list.duplicate_treatment === 'Distinct'
      ? 'DISTINCT '
      : refuse('ALL may not be used here.');
  return [`${distinct}${all.join(', ')}`, ...listOf(list.clauses).map((one) => clause(one, on))].join(' ');
}

function assertSize(name: string, given: readonly unknown[]): void {
  if (!Object.hasOwn(sizes, name)) return;
  const size = given[sizes[name] ?? 0];
  const number = isNode(size) ? wholeNumber(size.Expr) : undefined;
  if (number === undefined || number > maxSize)
    refuse(`the size given to ${name} must be a number written out, ${maxSize} at most.`);
}

const unitOf = (value: unknown): string => {
  const [, name] = kindOf(asNode(value).Expr);
  return unit(asNode(name).value);
};

function argument(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind === 'Wildcard') return '*';
  return kind === 'Expr' ? on.expression(content) : refuse(`${kind} may not be used.`);
}

/** Of GROUP_CONCAT. */
function clause(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind === 'OrderBy') return `ORDER BY ${orderOf(content, on)}`;
  if (kind === 'Separator') return `SEPARATOR ${literal(content, on)}`;
  return refuse(`${kind} may not be used here.`);
}

export const orderOf = (value: unknown, on: Printing): string =>
  listOf(value)
    .map((one) => {
      const { expr, options } = onlyParts(one, 'expr', 'options');
      const { asc, nulls_first: nulls } = onlyParts(options, 'asc', 'nulls_first');
      if (typeof nulls === 'boolean') refuse('NULLS FIRST and NULLS LAST are not known to MySQL.');
      return `${on.expression(expr)}${asc === false ? ' DESC' : asc === true ? ' ASC' : ''}`;
    })
    .join(', ');

function over(value: unknown, on: Printing): string {
  if (isNothing(value) && !isNode(value)) return '';
  return ` OVER ${windowOf(value, on)}`;
}

export function windowOf(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind === 'NamedWindow') return quoted(nameOf(content));
  if (kind !== 'WindowSpec') return refuse(`${kind} may not be used.`);
  const spec = onlyParts(content, 'window_name', 'partition_by', 'order_by', 'window_frame');
  const partition = listOf(spec.partition_by).map(on.expression).join(', ');
  const order = orderOf(spec.order_by, on);
  const parts = [
    isNothing(spec.window_name) ? '' : quoted(nameOf(spec.window_name)),
    partition && `PARTITION BY ${partition}`,
    order && `ORDER BY ${order}`,
    isNothing(spec.window_frame) ? '' : frame(asNode(spec.window_frame), on),
  ];
  return `(${parts.filter((part) => part !== '').join(' ')})`;
}

function frame(value: Node, on: Printing): string {
  const {
    units: kind,
    start_bound: start,
    end_bound: end,
  } = onlyParts(value, 'units', 'start_bound', 'end_bound');
  const unitsOf =
    kind === 'Rows' || kind === 'Range' ? kind.toUpperCase() : refuse(`${kind} may not be used.`);
  const begin = bound(start, on);
  return isNothing(end) ? `${unitsOf} ${begin}` : `${unitsOf} BETWEEN ${begin} AND ${bound(end, on)}`;
}

function bound(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind === 'CurrentRow') return 'CURRENT ROW';
  if (kind !== 'Preceding' && kind !== 'Following') return refuse(`${kind} may not be used.`);
  return `${isNothing(content) ? 'UNBOUNDED' : on.expression(content)} ${kind.toUpperCase()}`;
}
