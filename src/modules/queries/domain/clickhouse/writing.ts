import { isNothing, kindOf, listOf, onlyParts, type Printing } from '../mysql/parts.js';
import { refuse } from '../tree-walk.js';

const escaped = (text: string, quote: string): string =>
  `${quote}${text.replaceAll(/[\\'`]/g, '\\$&')}${quote}`;

/** In names as in texts a backslash begins an escape. */
export const quoted = (name: string): string => escaped(name, '`');
export const textLiteral = (text: string): string => escaped(text, "'");

const digits = (text: unknown): string =>
  typeof text === 'string' && /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
    ? text
    : refuse('a number is not understood.');

export function literal(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(onlyParts(value, 'value').value);
  switch (kind) {
    case 'SingleQuotedString':
      return textLiteral(String(content));
    case 'Number':
      return digits(listOf(content)[0]);
    case 'Boolean':
      return content === true ? '1' : '0';
    case 'Null':
      return 'NULL';
    case 'Placeholder':
      return content === '?' ? on.parameter() : refuse('open places are written as ?.');
    default:
      return refuse(`${kind} may not be used.`);
  }
}

const types: Readonly<Record<string, string>> = {
  Int8: 'Int8',
  Int16: 'Int16',
  Int32: 'Int32',
  Int64: 'Int64',
  UInt8: 'UInt8',
  UInt16: 'UInt16',
  UInt32: 'UInt32',
  UInt64: 'UInt64',
  Float32: 'Float32',
  Float64: 'Float64',
  String: 'String',
  Text: 'String',
  Varchar: 'String',
  Integer: 'Int32',
  Int: 'Int32',
  BigInt: 'Int64',
  Double: 'Float64',
  Date: 'Date',
  Uuid: 'UUID',
};

const number = (value: unknown): number =>
  Number.isSafeInteger(value) ? Number(value) : refuse('the size of a type is not understood.');

/** What CAST may make of a value. */
export function castType(value: unknown): string {
  const [kind, content] = kindOf(value);
  if (kind === 'Nullable') return `Nullable(${castType(content)})`;
  if (/^datetime$/i.test(kind)) return 'DateTime';
  if (kind === 'Decimal' || kind === 'Numeric') {
    const [how, size] = kindOf(content);
    if (how === 'PrecisionAndScale') return `Decimal(${listOf(size).map(number).join(', ')})`;
  }
  const known = Object.hasOwn(types, kind) ? types[kind] : undefined;
  return known && isNothing(content) ? known : refuse(`the type ${kind} may not be used.`);
}

const units = new Set(['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);

export function unit(name: unknown): string {
  const known = typeof name === 'string' ? name.toLowerCase() : '';
  return units.has(known) ? known.toUpperCase() : refuse('a unit of time is not understood.');
}
