import {
  asNode,
  isNothing,
  kindOf,
  listOf,
  nameOf,
  namesOf,
  onlyParts,
  type Printing,
} from '../mysql/parts.js';
import { isNode } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';
import { allowedFunctions, takesParameters } from './allowed-functions.js';
import { literal, quoted } from './writing.js';

export function call(value: unknown, on: Printing): string {
  const node = onlyParts(value, 'name', 'parameters', 'args', 'over');
  const [written = '', ...qualified] = namesOf(node.name);
  const name = written.toLowerCase();
  if (qualified.length > 0 || !/^\w+$/.test(written) || !allowedFunctions.has(name))
    return refuse(`the function ${[written, ...qualified].join('.')} may not be used.`);
  const parameters = isNothing(node.parameters) ? '' : parametersOf(name, node.parameters, on);
  return `${written}${parameters}(${argumentsOf(node.args, on)})${over(node.over, on)}`;
}

function parametersOf(name: string, value: unknown, on: Printing): string {
  if (!takesParameters(name)) return refuse(`${name} has no parameters of its own.`);
  const given = expressionsOf(value).map((one) => {
    const [kind, content] = kindOf(one);
    return kind === 'Value' ? literal(content, on) : refuse('parameters of a function are numbers.');
  });
  return `(${given.join(', ')})`;
}

function argumentsOf(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  if (kind !== 'List') return refuse(`${kind} may not be used in a function.`);
  const { duplicate_treatment: distinct, args } = onlyParts(content, 'duplicate_treatment', 'args');
  if (!isNothing(distinct) && distinct !== 'Distinct') refuse('ALL may not be used here.');
  const written = listOf(args).map((one) => {
    const [how, given] = kindOf(kindOf(one)[1]);
    if (how === 'Wildcard') return '*';
    return how === 'Expr' ? on.expression(given) : refuse(`${how} may not be used.`);
  });
  return `${isNothing(distinct) ? '' : 'DISTINCT '}${written.join(', ')}`;
}

function expressionsOf(value: unknown): unknown[] {
  const [kind, content] = kindOf(value);
  if (kind !== 'List') return refuse(`${kind} may not be used in a function.`);
  return listOf(onlyParts(content, 'args').args).map((one) => asNode(kindOf(one)[1]).Expr);
}

export const orderOf = (value: unknown, on: Printing): string =>
  listOf(value)
    .map((one) => {
      const { expr, options } = onlyParts(one, 'expr', 'options');
      const { asc, nulls_first: nulls } = onlyParts(options, 'asc', 'nulls_first');
      const direction = asc === false ? ' DESC' : asc === true ? ' ASC' : '';
      const placed = typeof nulls === 'boolean' ? ` NULLS ${nulls ? 'FIRST' : 'LAST'}` : '';
      return `${on.expression(expr)}${direction}${placed}`;
    })
    .join(', ');

function over(value: unknown, on: Printing): string {
  if (isNothing(value) && !isNode(value)) return '';
  const [kind, content] = kindOf(value);
  if (kind === 'NamedWindow') return ` OVER ${quoted(nameOf(content))}`;
  if (kind !== 'WindowSpec') return refuse(`${kind} may not be used.`);
  const spec = onlyParts(content, 'partition_by', 'order_by');
  const partition = listOf(spec.partition_by).map(on.expression).join(', ');
  const order = orderOf(spec.order_by, on);
  const parts = [partition && `PARTITION BY ${partition}`, order && `ORDER BY ${order}`];
  return ` OVER (${parts.filter(Boolean).join(' ')})`;
}
