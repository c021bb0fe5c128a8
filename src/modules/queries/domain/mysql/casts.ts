import { refuse } from '../tree-walk.js';
import { castType } from './literals.js';
import { isNothing, kindOf, onlyParts, type Printing, plainName } from './parts.js';

/** Whatever is written after or beside them, they stay what they are. */
const wholes: ReadonlySet<string> = new Set([
  'Identifier',
  'CompoundIdentifier',
  'Value',
  'Nested',
  'Subquery',
  'Function',
  'Cast',
  'Convert',
]);

export function cast(value: unknown, on: Printing): string {
  const { kind, expr, data_type: type } = onlyParts(value, 'kind', 'expr', 'data_type');
  // The parser takes all that follows the operator BINARY for its operand, which only the next value is.
  if (kindOf(type)[0] === 'Binary' && !wholes.has(kindOf(expr)[0]))
    refuse('BINARY goes with one value: write CAST(… AS BINARY), with brackets around what it is made of.');
  return kind === 'Cast'
    ? `CAST(${on.expression(expr)} AS ${castType(type)})`
    : refuse(`${kind} may not be used.`);
}

export function convert(value: unknown, on: Printing): string {
  const { expr, data_type: type, charset } = onlyParts(value, 'expr', 'data_type', 'charset');
  return isNothing(charset)
    ? `CONVERT(${on.expression(expr)}, ${castType(type)})`
    : `CONVERT(${on.expression(expr)} USING ${plainName(charset)})`;
}
