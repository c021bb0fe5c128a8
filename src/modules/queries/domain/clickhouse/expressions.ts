import { isNothing, kindOf, listOf, nameOf, onlyParts, type Printing } from '../mysql/parts.js';
import { refuse } from '../tree-walk.js';
import { call } from './calls.js';
import { castType, literal, quoted, textLiteral, unit } from './writing.js';

type Printer = (value: unknown, on: Printing) => string;

const operators: Readonly<Record<string, string>> = {
  Plus: '+',
  Minus: '-',
  Multiply: '*',
  Divide: '/',
  Modulo: '%',
  Eq: '=',
  NotEq: '<>',
  Lt: '<',
  LtEq: '<=',
  Gt: '>',
  GtEq: '>=',
  And: 'AND',
  Or: 'OR',
  StringConcat: '||',
};

const not = (negated: unknown): string => (negated === true ? 'NOT ' : '');

function binary(value: unknown, on: Printing): string {
  const { left, op, right } = onlyParts(value, 'left', 'op', 'right');
  const [kind] = kindOf(op);
  const sign = Object.hasOwn(operators, kind) ? operators[kind] : undefined;
  if (!sign) return refuse(`the operator ${kind} may not be used.`);
  return `${on.expression(left)} ${sign} ${on.expression(right)}`;
}

function unary(value: unknown, on: Printing): string {
  const { op, expr } = onlyParts(value, 'op', 'expr');
  const sign = { Plus: '+', Minus: '-', Not: 'NOT ' }[String(op)];
  // Two signs in a row would begin a comment.
  return sign ? `${sign}(${on.expression(expr)})` : refuse(`the operator ${op} may not be used.`);
}

function column(value: unknown, on: Printing): string {
  const names = listOf(value).map(nameOf);
  if (names.length > 3 || (names.length === 3 && names[0] !== on.namespace))
    return refuse(`${names.join('.')} is out of reach.`);
  return (names.length === 3 && on.unqualified ? names.slice(1) : names).map(quoted).join('.');
}

/** What a list may hold: a name alone in it would be taken for a table, which is then read. */
function constant(value: unknown, on: Printing): string {
  const [kind, content] = kindOf(value);
  switch (kind) {
    case 'Value':
      return literal(content, on);
    case 'UnaryOp': {
      const { op, expr } = onlyParts(content, 'op', 'expr');
      return op === 'Minus'
        ? `-${constant(expr, on)}`
        : refuse(`the operator ${op} may not be used in a list.`);
    }
    case 'Tuple':
      return `(${listOf(content)
        .map((one) => constant(one, on))
        .join(', ')})`;
    default:
      return refuse('IN is followed by values that are written out, or by a subquery.');
  }
}

function inList(value: unknown, on: Printing): string {
  const { expr, negated, list } = onlyParts(value, 'expr', 'negated', 'list');
  const values = listOf(list).map((one) => constant(one, on));
  return `${on.expression(expr)} ${not(negated)}IN (${values.join(', ')})`;
}

function between(value: unknown, on: Printing): string {
  const { expr, negated, low, high } = onlyParts(value, 'expr', 'negated', 'low', 'high');
  return `${on.expression(expr)} ${not(negated)}BETWEEN ${on.expression(low)} AND ${on.expression(high)}`;
}

/** Older servers have no ILIKE. */
const like =
  (fold: (text: string) => string): Printer =>
  (value, on) => {
    const { expr, negated, pattern } = onlyParts(value, 'expr', 'negated', 'pattern');
    return `${fold(on.expression(expr))} ${not(negated)}LIKE ${fold(on.expression(pattern))}`;
  };

function choice(value: unknown, on: Printing): string {
  const parts = onlyParts(value, 'operand', 'conditions', 'else_result');
  const cases = listOf(parts.conditions).map((one) => {
    const { condition, result } = onlyParts(one, 'condition', 'result');
    return ` WHEN ${on.expression(condition)} THEN ${on.expression(result)}`;
  });
  const of = isNothing(parts.operand) ? '' : ` ${on.expression(parts.operand)}`;
  // Older servers want to be told what it is otherwise.
  const otherwise = isNothing(parts.else_result) ? 'NULL' : on.expression(parts.else_result);
  return `CASE${of}${cases.join('')} ELSE ${otherwise} END`;
}

function cast(value: unknown, on: Printing): string {
  const { kind, expr, data_type: type } = onlyParts(value, 'kind', 'expr', 'data_type');
  return kind === 'Cast' || kind === 'DoubleColon'
    ? `CAST(${on.expression(expr)} AS ${castType(type)})`
    : refuse(`${kind} may not be used.`);
}

const rounded =
  (name: string): Printer =>
  (value, on) => {
    const { expr, field } = onlyParts(value, 'expr', 'field');
    const [kind, content] = kindOf(field);
    return kind === 'DateTimeField' && content === 'NoDateTime'
      ? `${name}(${on.expression(expr)})`
      : refuse(`${kind} may not be used.`);
  };

function substring(value: unknown, on: Printing): string {
  const parts = onlyParts(value, 'expr', 'substring_from', 'substring_for', 'special');
  const given = [parts.expr, parts.substring_from, parts.substring_for].filter((one) => !isNothing(one));
  return `substring(${given.map(on.expression).join(', ')})`;
}

const postfix =
  (words: string): Printer =>
  (value, on) =>
    `${on.expression(value)} ${words}`;

/** Every kind of expression that a question may have, and how it is written. */
export const expressionPrinters: Readonly<Record<string, Printer>> = {
  Identifier: (value) => quoted(nameOf(value)),
  CompoundIdentifier: column,
  Value: literal,
  Tuple: (value, on) => `(${listOf(value).map(on.expression).join(', ')})`,
  Nested: (value, on) => `(${on.expression(value)})`,
  Subquery: (value, on) => `(${on.query(value)})`,
  UnaryOp: unary,
  BinaryOp: binary,
  IsNull: postfix('IS NULL'),
  IsNotNull: postfix('IS NOT NULL'),
  Between: between,
  InList: inList,
  InSubquery: (value, on) => {
    const { expr, negated, subquery } = onlyParts(value, 'expr', 'negated', 'subquery');
    return `${on.expression(expr)} ${not(negated)}IN (${on.query(subquery)})`;
  },
  Exists: (value, on) => {
    const { subquery, negated } = onlyParts(value, 'subquery', 'negated');
    return `${not(negated)}EXISTS (${on.query(subquery)})`;
  },
  Like: like((text) => text),
  ILike: like((text) => `lower(${text})`),
  Case: choice,
  Cast: cast,
  Ceil: rounded('ceil'),
  Floor: rounded('floor'),
  Extract: (value, on) => {
    const { field, expr } = onlyParts(value, 'field', 'expr', 'syntax');
    return `EXTRACT(${unit(kindOf(field)[0])} FROM ${on.expression(expr)})`;
  },
  Interval: (value, on) => {
    const { value: amount, leading_field: field } = onlyParts(value, 'value', 'leading_field');
    return `INTERVAL ${on.expression(amount)} ${unit(field)}`;
  },
  Trim: (value, on) => `trimBoth(${on.expression(onlyParts(value, 'expr').expr)})`,
  Substring: substring,
  TypedString: (value) => {
    const { data_type: type, value: content } = onlyParts(value, 'data_type', 'value');
    const [text, inner] = kindOf(onlyParts(content, 'value').value);
    return text === 'SingleQuotedString'
      ? `CAST(${textLiteral(String(inner))} AS ${castType(type)})`
      : refuse(`${text} may not be used.`);
  },
  Function: call,
};
