import type { Column } from '../model/schema-graph.js';
import type { Condition, ValueMention } from '../parse/draft.js';
import { columnOf, countOfRows, type Expression, type Predicate } from '../query/query.js';
import { addConditions } from './conditions.js';
import { Frame, type Input } from './frame.js';
import { openDimensions } from './grain.js';
import { derivedMeasure, labelOf, type Measure, plainMeasure } from './measure.js';
import { Refusal } from './refusal.js';
import { membership } from './restrictions.js';
import { isMeasure, rootOf, type Shape, type Wanted } from './shape.js';
import { addTime } from './time.js';

type Sides = Extract<Condition, { kind: 'value' }>;

interface Side {
  readonly name: string;
  readonly predicate: Predicate;
  readonly column: Column;
}

const measureOf = (frame: Frame, { item, sense }: Wanted): Measure | undefined => {
  const column = sense?.kind === 'column' && isMeasure(sense.column) ? sense.column : undefined;
  if (item.derived) return derivedMeasure(frame, item, column);
  return column && plainMeasure(column);
};

/** The one figure of a side: added up, or the only one there is. */
const figureOf = (measure: Measure, side: Side | undefined): Expression => {
  const only = side ? { only: [side.predicate] } : {};
  const of = (column: Column): Expression => {
    if (column.view.aggregation === 'sum')
      return { kind: 'aggregate', agg: 'sum', of: columnOf(column), ...only };
    const fixed = side ? [side.column] : [];
    if (openDimensions(column.table, fixed).length > 0)
      throw new Refusal(`There is no one ${labelOf(column)} to compare.`, 6);
    return { kind: 'aggregate', agg: 'max', of: columnOf(column), ...only };
  };
  const { column, over } = measure;
  return over ? { kind: 'arithmetic', op: '/', left: of(column), right: of(over) } : of(column);
};

const sidesOf = (frame: Frame, condition: Sides): readonly Side[] =>
  condition.values.map((value: ValueMention): Side => {
    const { column, predicate } = membership(frame, { ...condition, values: [value] });
    if (frame.isMany(column.table)) throw new Refusal(`It is not clear what is known of ${value.text}.`, 4);
    const [name] = frame.input.assignment.values.get(value)?.values ?? [];
    frame.use(column);
    return { name: asPlace(column, name ?? value.text), predicate, column };
  });

const asPlace = ({ view }: Column, name: string): string =>
  view.meaning === 'region' || view.meaning === 'division' ? `the ${name}` : name;

const nameOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^a-z0-9]+/g, '_');

interface Told {
  readonly name: string;
  readonly label: string;
  readonly expressions: readonly Expression[];
}

const add = (frame: Frame, sides: readonly Side[], { name, label, expressions }: Told): void => {
  for (const [index, expression] of expressions.entries()) {
    const side = sides[index];
    frame.add(
      expression,
      side ? `${name}_${nameOf(side.name)}` : `total_${name}`,
      side ? `${label} of ${side.name}` : label,
    );
  }
};

const measured = (frame: Frame, shape: Shape, sides: readonly Side[]): Told => {
  const [wanted, ...more] = shape.wanted;
  if (!wanted || more.length > 0) throw new Refusal('It is not clear which figure is compared.', 5);
  const each = sides.length > 0 ? sides : [undefined];
  if (wanted.item.agg === 'count' && wanted.sense?.kind === 'table') {
    const label = `number of ${wanted.sense.table.view.label.toLowerCase()}`;
    const expressions = each.map(
      (side): Expression => ({ ...countOfRows, ...(side && { only: [side.predicate] }) }) as Expression,
    );
    return { name: `number_of_${wanted.sense.table.name}`, label, expressions };
  }
  const measure = wanted.item.agg && wanted.item.agg !== 'sum' ? undefined : measureOf(frame, wanted);
  if (!measure) throw new Refusal('It is not clear which figure is compared.', 5);
  return {
    name: measure.name,
    label: measure.label,
    expressions: each.map((side) => figureOf(measure, side)),
  };
};

/** What is added up without having been said makes a reading less likely. */
const openOf = (told: Shape['wanted'], sides: readonly Side[]): number => {
  const [sense] = told.flatMap((one) => one.sense ?? []);
  if (sense?.kind !== 'column') return 0;
  const open = openDimensions(
    sense.column.table,
    sides.map(({ column }) => column),
  ).length;
  return open > 0 ? 0.3 + 0.15 * open : 0;
};

/** Which conditions name the sides: the two values of one, or the one thing that a number is asked about. */
const split = (
  input: Input,
): { readonly sides: Sides | undefined; readonly others: readonly Condition[] } => {
  const { conditions, contrast, wholeCountry } = input.draft;
  const wanted = contrast?.bound ? 1 : 2;
  const named = conditions.filter(
    (one): one is Sides => one.kind === 'value' && one.values.length === wanted && !one.negated && !one.or,
  );
  const [sides, ...more] = named;
  if (more.length > 0 || (!sides && !(contrast?.bound && wholeCountry)))
    throw new Refusal('It is not clear what is compared.', 5);
  return { sides, others: conditions.filter((one) => one !== sides) };
};

/** "how many more people live in Texas than in Ohio", "is Texas larger than Ohio": the figures, and what sets them apart. */
export const buildContrast = (input: Input, shape: Shape): Frame => {
  const { contrast } = input.draft;
  const { sides: named, others } = split(input);
  const frame = new Frame(rootOf(shape), { ...input, draft: { ...input.draft, conditions: [...others] } });
  if (frame.series) throw new Refusal('One year is needed to compare.', 5);
  const sides = named ? sidesOf(frame, named) : [];
  const told = measured(frame, shape, sides);
  frame.penalty += openOf(shape.wanted, sides);
  addConditions(frame);
  add(frame, sides, told);
  const [first, second] = told.expressions;
  if (!contrast || !first) throw new Refusal('It is not clear what is compared.', 5);
  const right =
    contrast.bound?.kind === 'number'
      ? ({ kind: 'literal', value: contrast.bound.quantity.value } as const)
      : second;
  if (!right) throw new Refusal('It is not clear what it is compared with.', 5);
  if (contrast.wants === 'test')
    frame.add(
      { kind: 'test', predicate: { kind: 'compare', left: first, op: contrast.op, right } },
      'answer',
      'Answer',
    );
  else frame.add({ kind: 'arithmetic', op: '-', left: first, right }, 'difference', 'Difference');
  if (sides.length > 1) frame.where.push({ kind: 'any', of: sides.map(({ predicate }) => predicate) });
  addTime(frame);
  frame.contrasted = { label: told.label, sides: sides.map(({ name }) => name) };
  return frame;
};
