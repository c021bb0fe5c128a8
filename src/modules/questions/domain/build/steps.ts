import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Predicate } from '../query/query.js';
import type { CompareOp } from '../text/operators.js';
import type { Frame } from './frame.js';
import { Refusal } from './refusal.js';

/** Where groups of numbers begin, and how wide they are; the last is open. */
interface Steps {
  readonly starts: readonly number[];
  readonly width: number;
}

const grouped = /\b(?:group|bracket|band|range|class)\b/i;

/** A column of whole numbers that are the beginnings of groups: ages by five years. */
export const stepsOf = (column: Column, { values }: CompiledModel): Steps | undefined => {
  const named = grouped.test(`${column.view.label} ${column.name.replaceAll('_', ' ')}`);
  if (!named || column.view.type !== 'integer' || !values.complete.has(column.id)) return undefined;
  const starts = (values.ofColumn.get(column.id) ?? []).map(Number);
  const width = (starts[1] ?? 0) - (starts[0] ?? 0);
  const even = starts.every((start, index) => index === 0 || start - (starts[index - 1] ?? 0) === width);
  return width > 1 && even && starts.length > 3 ? { starts, width } : undefined;
};

const cut = (column: Column, { starts }: Steps, bound: number): Refusal =>
  new Refusal(
    `${column.view.label} is known in groups that ${bound} would cut; they begin at ${starts.join(', ')}.`,
    8,
  );

const isStart = ({ starts }: Steps, value: number): boolean => starts.includes(value);

/** "over 80": the groups from 80 on, and said so. */
const from = (
  frame: Frame,
  { view }: Column,
  { op, bound, width }: { op: CompareOp; bound: number; width: number },
): void => {
  if (op !== '>') return;
  const unit = view.unit ? ` ${view.unit}` : '';
  frame.assume({
    phrase: `over ${bound}`,
    meaning: `${bound}${unit} and more: ${view.label.toLowerCase()} is known in steps of ${width}`,
    alternatives: [`${bound + width} and more`],
  });
};

/** "over 80", "under 5": whole groups on one side of a bound. */
export const withinSteps = (
  frame: Frame,
  column: Column,
  [op, bound]: readonly [CompareOp, number],
): Predicate => {
  const steps = stepsOf(column, frame.input.model) as Steps;
  const left = columnOf(column);
  const edge = op === '<=' ? bound + 1 : bound;
  if (op === '=' || op === '<>' || !isStart(steps, edge)) throw cut(column, steps, bound);
  from(frame, column, { op, bound, width: steps.width });
  const side = op.startsWith('>') ? '>=' : '<';
  return { kind: 'compare', left, op: side, right: { kind: 'literal', value: edge } };
};

/** "20 to 29": whole groups between two bounds. */
export const betweenSteps = (
  frame: Frame,
  column: Column,
  [low, high]: readonly [number, number],
): Predicate => {
  const steps = stepsOf(column, frame.input.model) as Steps;
  if (!isStart(steps, low)) throw cut(column, steps, low);
  if (!isStart(steps, high + 1)) throw cut(column, steps, high);
  return { kind: 'between', left: columnOf(column), low, high };
};
