import { listed } from '../print/words.js';
import { assertOnly, isNode, type Names, type Node, NoWords, nodesOf, textOf } from './wording.js';

const comparisons: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: 'is',
  COMPARE_NOTEQUAL: 'is not',
  COMPARE_GREATERTHAN: 'is more than',
  COMPARE_GREATERTHANOREQUALTO: 'is at least',
  COMPARE_LESSTHAN: 'is less than',
  COMPARE_LESSTHANOREQUALTO: 'is at most',
};

const aggregates: Readonly<Record<string, string>> = {
  sum: 'the sum of',
  avg: 'the average of',
  min: 'the lowest',
  max: 'the highest',
  median: 'the median of',
  count: 'the number of known values of',
};

const signs: Readonly<Record<string, string>> = {
  '+': 'plus',
  '-': 'minus',
  '*': 'times',
  '/': 'divided by',
};

const matches: Readonly<Record<string, string>> = {
  '~~': 'is like',
  '!~~': 'is not like',
  '~~*': 'is like (in any case)',
  '!~~*': 'is not like (in any case)',
};

type Words = (node: Node, names: Names) => string;

const constant: Words = (node) => {
  assertOnly(node, ['value'], 'a constant');
  const { value, is_null: isNull, type } = isNode(node.value) ? node.value : {};
  const kind = isNode(type) ? type.id : undefined;
  if (isNull === true) return 'nothing';
  if (kind === 'VARCHAR') return `"${textOf(value)}"`;
  if (kind === 'INTEGER' || kind === 'BIGINT' || kind === 'BOOLEAN') return String(value);
  if (kind === 'DECIMAL' && isNode(type)) return decimal(value, type);
  throw new NoWords(`a constant of the type ${String(kind)}`);
};

/** 2.5 is written as 25, with a scale of 1. */
const decimal = (value: unknown, type: Node): string => {
  const scale = isNode(type.type_info) ? type.type_info.scale : undefined;
  if (typeof value !== 'number' || typeof scale !== 'number') throw new NoWords('a decimal number');
  return (value / 10 ** scale).toFixed(scale);
};

const both = (node: Node, names: Names): readonly [string, string] => {
  const [left, right] = [node.left, node.right];
  if (!isNode(left) || !isNode(right)) throw new NoWords('a comparison');
  return [inWords(left, names), inWords(right, names)];
};

const comparison: Words = (node, names) => {
  assertOnly(node, ['left', 'right'], 'a comparison');
  const verb = comparisons[textOf(node.type)];
  if (!verb) throw new NoWords(`the comparison ${textOf(node.type)}`);
  return both(node, names).join(` ${verb} `);
};

const conjunction: Words = (node, names) => {
  assertOnly(node, ['children'], 'a condition');
  const isOr = node.type === 'CONJUNCTION_OR';
  return nodesOf(node.children)
    .map((child) => (child.class === 'CONJUNCTION' ? `(${inWords(child, names)})` : inWords(child, names)))
    .join(isOr ? ' or ' : ' and ');
};

const between: Words = (node, names) => {
  assertOnly(node, ['input', 'lower', 'upper'], 'BETWEEN');
  const [input = '', low = '', high = ''] = nodesOf([node.input, node.lower, node.upper]).map((one) =>
    inWords(one, names),
  );
  return `${input} is from ${low} to ${high}`;
};

const operator: Words = (node, names) => {
  assertOnly(node, ['children'], 'an operator');
  const [first = '', ...others] = nodesOf(node.children).map((child) => inWords(child, names));
  if (node.type === 'COMPARE_IN') return `${first} is one of ${others.join(', ')}`;
  if (node.type === 'COMPARE_NOT_IN') return `${first} is none of ${others.join(', ')}`;
  if (node.type === 'OPERATOR_IS_NULL') return `${first} is not known`;
  if (node.type === 'OPERATOR_IS_NOT_NULL') return `${first} is known`;
  if (node.type === 'OPERATOR_NOT') return `not (${first})`;
  throw new NoWords(`the operator ${textOf(node.type)}`);
};

const grouped = (node: Node | undefined, words: string): string =>
  node?.class === 'FUNCTION' && node.is_operator === true ? `(${words})` : words;

const call: Words = (node, names) => {
  const name = textOf(node.function_name).toLowerCase();
  const children = nodesOf(node.children);
  assertOnly(node, ['function_name', 'children', 'is_operator', 'distinct'], `the function ${name}`);
  const said = children.map((child) => grouped(child, inWords(child, names)));
  if (name === 'count_star' && children.length === 0) return 'the number of rows';
  if (node.distinct === true && name !== 'count') throw new NoWords(`${name} of distinct values`);
  const verb = signs[name] ?? matches[name];
  if (verb && said.length === 2) return said.join(` ${verb} `);
  const [of] = said;
  if (of === undefined || said.length > 1) throw new NoWords(`the function ${name}`);
  if (node.distinct === true) return `the number of different ${of}`;
  if (!Object.hasOwn(aggregates, name)) throw new NoWords(`the function ${name}`);
  return `${aggregates[name]} ${of}`;
};

const column: Words = (node, names) => {
  assertOnly(node, ['column_names'], 'a column');
  const written = Array.isArray(node.column_names) ? node.column_names.map(textOf) : [];
  return names.column(written);
};

const parameter: Words = (node) => `the given value ${textOf(node.identifier)}`;

const star: Words = (node) => {
  assertOnly(node, [], 'a selection of columns');
  return 'every column';
};

const words: Readonly<Record<string, Words>> = {
  BETWEEN: between,
  COLUMN_REF: column,
  COMPARISON: comparison,
  CONJUNCTION: conjunction,
  CONSTANT: constant,
  FUNCTION: call,
  OPERATOR: operator,
  PARAMETER: parameter,
  STAR: star,
};

/** One expression in words; fails with the part that has none. */
export const inWords = (node: Node, names: Names): string => {
  const kind = textOf(node.class);
  const word = Object.hasOwn(words, kind) ? words[kind] : undefined;
  if (!word) throw new NoWords(kind.toLowerCase() || 'an expression');
  return word(node, names);
};

export const listInWords = (nodes: readonly Node[], names: Names): string =>
  listed(nodes.map((node) => inWords(node, names)));
