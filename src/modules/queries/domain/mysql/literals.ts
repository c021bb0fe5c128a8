import { refuse } from '../tree-walk.js';
import { isNothing, kindOf, listOf, onlyParts, type Printing, plainName, textLiteral } from './parts.js';

const units = new Set(['microsecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year']);

export function unit(name: unknown): string {
  const known = typeof name === 'string' ? name.toLowerCase() : '';
  return units.has(known) ? known.toUpperCase() : refuse('a unit of time is not understood.');
}

const digits = (text: unknown, allowed: RegExp): string =>
  typeof text === 'string' && allowed.test(text) ? text : refuse('a number is not understood.');

export function literal(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(onlyParts(value, 'value').value);
  switch (kind) {
    case 'SingleQuotedString':
    case 'DoubleQuotedString':
      return textLiteral(String(content));
    case 'Number':
      return digits(listOf(content)[0], /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i);
    case 'Boolean':
      return content === true ? 'TRUE' : 'FALSE';
    case 'Null':
      return 'NULL';
    case 'Placeholder':
      return content === '?' ? on.parameter() : refuse('open places are written as ?.');
    case 'HexStringLiteral':
      return `x'${digits(content, /^([0-9a-f]{2})*$/i)}'`;
    case 'SingleQuotedByteStringLiteral':
      return `b'${digits(content, /^[01]*$/)}'`;
    default:
      return refuse(`${kind} may not be used.`);
  }
}

const number = (value: unknown): number =>
  Number.isSafeInteger(value) ? Number(value) : refuse('the size of a type is not understood.');

const sized = (name: string, size: unknown): string => (isNothing(size) ? name : `${name}(${number(size)})`);

function decimal(content: unknown): string {
  if (isNothing(content)) return 'DECIMAL';
  const [kind, size] = kindOf(content);
  if (kind === 'Precision') return `DECIMAL(${number(size)})`;
  if (kind !== 'PrecisionAndScale') return refuse(`${kind} may not be used.`);
  return `DECIMAL(${listOf(size).map(number).join(', ')})`;
}

function characters(content: unknown): string {
  if (isNothing(content)) return 'CHAR';
  const [kind, length] = kindOf(content);
  return kind === 'IntegerLength' ? sized('CHAR', onlyParts(length, 'length').length) : refuse(kind);
}

/** A shorter value is filled up. */
const longestFilled = 10_000;

/** What CAST may make of a value. */
export function castType(value: unknown): string {
  const [kind, content] = kindOf(value);
  switch (kind) {
    case 'Signed':
    case 'SignedInteger':
    case 'Int':
    case 'Integer':
    case 'BigInt':
      return isNothing(content) ? 'SIGNED' : refuse('a whole number has no size.');
    case 'Unsigned':
    case 'UnsignedInteger':
      return 'UNSIGNED';
    case 'Decimal':
    case 'Dec':
      return decimal(content);
    case 'Char':
    case 'Varchar':
      return characters(content);
    case 'Binary':
      return Number(content) > longestFilled
        ? refuse(`BINARY has ${longestFilled} bytes at most.`)
        : sized('BINARY', content);
    case 'Datetime':
      return sized('DATETIME', content);
    case 'Time':
      return sized('TIME', listOf(content)[0]);
    case 'Double':
    case 'Float':
      return isNothing(content) ? kind.toUpperCase() : refuse(`${kind} has no size.`);
    case 'Date':
    case 'JSON':
      return kind.toUpperCase();
    case 'Custom':
      return /^year$/i.test(plainName(listOf(content)[0])) ? 'YEAR' : refuse('this type may not be used.');
    default:
      return refuse(`the type ${kind} may not be used.`);
  }
}

/** DATE '2020-01-01' and its like. */
export function typedText(value: unknown): string {
  const { data_type: type, value: content } = onlyParts(value, 'data_type', 'value');
  const [kind] = kindOf(type);
  const [text, inner] = kindOf(onlyParts(content, 'value').value);
  if (!['Date', 'Time', 'Timestamp'].includes(kind) || text !== 'SingleQuotedString')
    return refuse(`${kind} may not be used before a text.`);
  return `${kind.toUpperCase()} ${textLiteral(String(inner))}`;
}
