import { refuse } from '../tree-walk.js';
import { call } from './calls.js';
import { cast, convert } from './casts.js';
import { literal, typedText, unit } from './literals.js';
import {
  asNode,
  isNothing,
  kindOf,
  listOf,
  nameOf,
  namesOf,
  onlyParts,
  type Printing,
  plainName,
  quoted,
  textLiteral,
} from './parts.js';

type Printer = (value: unknown, on: Printing) => string;

const operators: Readonly<Record<string, string>> = {
  Plus: '+',
  Minus: '-',
  Multiply: '*',
  Divide: '/',
  Modulo: '%',
  MyIntegerDivide: 'DIV',
  Eq: '=',
  NotEq: '<>',
  Lt: '<',
  LtEq: '<=',
  Gt: '>',
  GtEq: '>=',
  Spaceship: '<=>',
  And: 'AND',
  Or: 'OR',
  Xor: 'XOR',
  StringConcat: '||',
  BitwiseAnd: '&',
  BitwiseOr: '|',
  BitwiseXor: '^',
  PGBitwiseShiftLeft: '<<',
  PGBitwiseShiftRight: '>>',
  Arrow: '->',
  LongArrow: '->>',
};

function operator(value: unknown): string {
  const [kind] = kindOf(value);
  return (
    (Object.hasOwn(operators, kind) && operators[kind]) || refuse(`the operator ${kind} may not be used.`)
  );
}

const not = (negated: unknown): string => (negated === true ? 'NOT ' : '');

/** `x IS NULL` and its like. */
const postfix =
  (words: string): Printer =>
  (value, on) =>
    `${on.expression(value)} ${words}`;

function column(value: unknown, on: Printing): string {
  const names = listOf(value).map(nameOf);
  if (names.length > 3 || (names.length === 3 && names[0] !== on.namespace))
    return refuse(`${names.join('.')} is out of reach.`);
  return (names.length === 3 && on.unqualified ? names.slice(1) : names).map(quoted).join('.');
}

function unary(value: unknown, on: Printing): string {
  const { op, expr } = onlyParts(value, 'op', 'expr');
  const sign = { Plus: '+', Minus: '-', Not: 'NOT ', BitwiseNot: '~', PGBitwiseNot: '~' }[String(op)];
  const operand = on.expression(expr);
  if (!sign) return refuse(`the operator ${op} may not be used.`);
  // Two signs in a row would begin a comment.
  return `${sign}${operand.startsWith(sign) ? ' ' : ''}${operand}`;
}

function binary(value: unknown, on: Printing): string {
  const { left, op, right } = onlyParts(value, 'left', 'op', 'right');
  return `${on.expression(left)} ${operator(op)} ${on.expression(right)}`;
}

const quantified =
  (word: string): Printer =>
  (value, on) => {
    const { left, compare_op: op, right } = onlyParts(value, 'left', 'compare_op', 'right', 'is_some');
    return `${on.expression(left)} ${operator(op)} ${word} ${on.expression(right)}`;
  };

function between(value: unknown, on: Printing): string {
  const { expr, negated, low, high } = onlyParts(value, 'expr', 'negated', 'low', 'high');
  return `${on.expression(expr)} ${not(negated)}BETWEEN ${on.expression(low)} AND ${on.expression(high)}`;
}

function inList(value: unknown, on: Printing): string {
  const { expr, negated, list } = onlyParts(value, 'expr', 'negated', 'list');
  return `${on.expression(expr)} ${not(negated)}IN (${listOf(list).map(on.expression).join(', ')})`;
}

function inQuery(value: unknown, on: Printing): string {
  const { expr, negated, subquery } = onlyParts(value, 'expr', 'negated', 'subquery');
  return `${on.expression(expr)} ${not(negated)}IN (${on.query(subquery)})`;
}

/** The session knows no backslash, a pattern does, unless it says otherwise. */
function like(value: unknown, on: Printing): string {
  const {
    expr,
    negated,
    pattern,
    escape_char: escaping,
  } = onlyParts(value, 'expr', 'negated', 'pattern', 'escape_char');
  const sign = isNothing(escaping) ? textLiteral('\\') : literal(escaping, on);
  return `${on.expression(expr)} ${not(negated)}LIKE ${on.expression(pattern)} ESCAPE ${sign}`;
}

function regular(value: unknown, on: Printing): string {
  const { expr, negated, pattern } = onlyParts(value, 'expr', 'negated', 'pattern', 'regexp');
  return `${on.expression(expr)} ${not(negated)}REGEXP ${on.expression(pattern)}`;
}

function choice(value: unknown, on: Printing): string {
  const {
    operand,
    conditions,
    else_result: otherwise,
  } = onlyParts(value, 'operand', 'conditions', 'else_result');
  const cases = listOf(conditions).map((one) => {
    const { condition, result } = onlyParts(one, 'condition', 'result');
    return ` WHEN ${on.expression(condition)} THEN ${on.expression(result)}`;
  });
  const of = isNothing(operand) ? '' : ` ${on.expression(operand)}`;
  return `CASE${of}${cases.join('')}${isNothing(otherwise) ? '' : ` ELSE ${on.expression(otherwise)}`} END`;
}

const rounded =
  (name: string): Printer =>
  (value, on) => {
    const { expr, field } = onlyParts(value, 'expr', 'field');
    const [kind, content] = kindOf(field);
    if (kind !== 'DateTimeField' || content !== 'NoDateTime') return refuse(`${kind} may not be used.`);
    return `${name}(${on.expression(expr)})`;
  };

function trim(value: unknown, on: Printing): string {
  const { expr, trim_where: side, trim_what: what } = onlyParts(value, 'expr', 'trim_where', 'trim_what');
  const sign = isNothing(what) ? '' : `${on.expression(what)} `;
  const where = isNothing(side) ? '' : `${String(side).toUpperCase()} `;
  return `TRIM(${where}${sign}${where || sign ? 'FROM ' : ''}${on.expression(expr)})`;
}

function substring(value: unknown, on: Printing): string {
  const {
    expr,
    substring_from: from,
    substring_for: length,
  } = onlyParts(value, 'expr', 'substring_from', 'substring_for', 'special');
  return `SUBSTRING(${[expr, from, length]
    .filter((one) => !isNothing(one))
    .map(on.expression)
    .join(', ')})`;
}

function interval(value: unknown, on: Printing): string {
  const { value: amount, leading_field: field } = onlyParts(value, 'value', 'leading_field');
  return `INTERVAL ${on.expression(amount)} ${unit(field)}`;
}

function matching(value: unknown, on: Printing): string {
  const {
    columns,
    match_value: text,
    opt_search_modifier: mode,
  } = onlyParts(value, 'columns', 'match_value', 'opt_search_modifier');
  const modes = { InBooleanMode: ' IN BOOLEAN MODE', InNaturalLanguageMode: ' IN NATURAL LANGUAGE MODE' };
  const how = isNothing(mode) ? '' : modes[String(mode) as keyof typeof modes];
  if (how === undefined) return refuse(`${mode} may not be used.`);
  const names = listOf(columns).map((one) => namesOf(one).map(quoted).join('.'));
  return `MATCH (${names.join(', ')}) AGAINST (${literal(text, on)}${how})`;
}

/** Every kind of expression that a question may have, and how it is written. */
export const expressionPrinters: Readonly<Record<string, Printer>> = {
  Identifier: (value) => quoted(nameOf(value)),
  CompoundIdentifier: column,
  Value: literal,
  TypedString: typedText,
  Nested: (value, on) => `(${on.expression(value)})`,
  Tuple: (value, on) => `(${listOf(value).map(on.expression).join(', ')})`,
  Subquery: (value, on) => `(${on.query(value)})`,
  UnaryOp: unary,
  BinaryOp: binary,
  AnyOp: quantified('ANY'),
  AllOp: quantified('ALL'),
  IsNull: postfix('IS NULL'),
  IsNotNull: postfix('IS NOT NULL'),
  IsTrue: postfix('IS TRUE'),
  IsNotTrue: postfix('IS NOT TRUE'),
  IsFalse: postfix('IS FALSE'),
  IsNotFalse: postfix('IS NOT FALSE'),
  IsUnknown: postfix('IS UNKNOWN'),
  IsNotUnknown: postfix('IS NOT UNKNOWN'),
  Between: between,
  InList: inList,
  InSubquery: inQuery,
  Like: like,
  RLike: regular,
  Exists: (value, on) => {
    const { subquery, negated } = onlyParts(value, 'subquery', 'negated');
    return `${not(negated)}EXISTS (${on.query(subquery)})`;
  },
  Case: choice,
  Cast: cast,
  Convert: convert,
  Collate: (value, on) => {
    const { expr, collation } = onlyParts(value, 'expr', 'collation');
    return `${on.expression(expr)} COLLATE ${plainName(collation)}`;
  },
  Ceil: rounded('CEIL'),
  Floor: rounded('FLOOR'),
  Extract: (value, on) => {
    const { field, expr } = onlyParts(value, 'field', 'expr', 'syntax');
    return `EXTRACT(${unit(kindOf(field)[0])} FROM ${on.expression(expr)})`;
  },
  Position: (value, on) => {
    const { expr, in: text } = onlyParts(asNode(value), 'expr', 'in');
    return `POSITION(${on.expression(expr)} IN ${on.expression(text)})`;
  },
  Interval: interval,
  Trim: trim,
  Substring: substring,
  MatchAgainst: matching,
  Function: call,
};
