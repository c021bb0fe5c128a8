import type { Condition, Draft, Mention, Operand, OrderBy, Superlative } from '../parse/draft.js';
import { opWords } from '../print/conditions.js';
import { listed, numberInWords } from '../print/words.js';
import type { Quantity } from '../text/numbers.js';
import type { Part } from './basis.js';
import { sensesOf } from './same.js';

/** What a noun was decided to name, as people call it. */
export const nameIn = (mention: Mention): string => {
  const [sense] = sensesOf(mention);
  if (!sense) return mention.text;
  return (sense.kind === 'table' ? sense.table.view.label : sense.column.view.label).toLowerCase();
};

export const quantityIn = ({ value, yearLike, unit }: Quantity): string => {
  const words = numberInWords(value, yearLike);
  if (unit === 'USD') return `$${words}`;
  return unit === 'percent' ? `${words} percent` : words;
};

const operandIn = (operand: Operand): string => {
  if (operand.kind === 'number') return quantityIn(operand.quantity);
  if (operand.kind === 'date') return operand.iso;
  if (operand.kind === 'value') return operand.value.text;
  return operand.mention ? nameIn(operand.mention) : 'the average';
};

/** How figures are put together, in words. */
export const aggregateWords = {
  count: 'number of',
  avg: 'average',
  sum: 'total',
  min: 'lowest',
  max: 'highest',
  median: 'median',
} as const;

const told = (...words: readonly (string | undefined)[]): string => words.filter((word) => word).join(' ');

export const conditionIn = (condition: Condition): { phrase: string; meaning: string } => {
  const not = condition.negated ? 'not' : '';
  switch (condition.kind) {
    case 'value': {
      const phrase = listed(condition.values.map(({ text }) => text));
      const meant = condition.values.flatMap(({ values, text }) => {
        const [sense] = values;
        return !sense || sense.values.length > 3 ? [text] : sense.values;
      });
      return { phrase, meaning: told(not, listed(meant)) };
    }
    case 'compare': {
      const operand = operandIn(condition.operand);
      const of = condition.column ? nameIn(condition.column) : condition.derived;
      return { phrase: operand, meaning: told(not, of, opWords[condition.op], operand) };
    }
    case 'between': {
      const [low, high] = [operandIn(condition.low), operandIn(condition.high)];
      const of = condition.column && nameIn(condition.column);
      return { phrase: low, meaning: told(not, of, 'between', low, 'and', high) };
    }
    case 'like':
      return { phrase: condition.text, meaning: told(not, `"${condition.text}"`, condition.where) };
    default:
      return { phrase: condition.mention.text, meaning: told(not, 'the same', nameIn(condition.mention)) };
  }
};

const rankIn = ({ direction, limit, by }: Superlative): string =>
  told(
    direction === 'desc' ? 'highest' : 'lowest',
    limit !== undefined && limit > 1 ? String(limit) : undefined,
    by && `by ${nameIn(by)}`,
  );

const orderIn = ({ mention, direction }: OrderBy): string =>
  told('sorted', mention && `by ${nameIn(mention)}`, direction === 'desc' ? 'highest first' : undefined);

/** What a draft says, part by part. */
export const partsOf = (draft: Draft): readonly Part[] => {
  const { items, conditions, groups, times, superlative, order, chart } = draft;
  const part = (id: string, phrase: string, meaning: string): Part => ({
    id,
    phrase,
    meaning,
    optional: true,
  });
  return [
    ...items.flatMap(({ mention, agg, derived }, at) =>
      mention
        ? [
            {
              ...part(`item ${at}`, mention.text, told(agg && aggregateWords[agg], nameIn(mention), derived)),
              optional: false,
            },
          ]
        : [],
    ),
    ...conditions.map((condition, at) => {
      const { phrase, meaning } = conditionIn(condition);
      return part(`condition ${at}`, phrase, meaning);
    }),
    ...(groups.length > 0 ? [part('groups', groups[0]?.text ?? '', `by ${listed(groups.map(nameIn))}`)] : []),
    ...(times.length > 0 ? [part('times', times[0]?.text ?? '', listed(times.map(({ text }) => text)))] : []),
    ...(superlative ? [part('rank', superlative.text, rankIn(superlative))] : []),
    ...(order.length > 0 ? [part('order', order[0]?.mention?.text ?? '', listed(order.map(orderIn)))] : []),
    ...(chart ? [part('chart', '', `as a ${chart}`)] : []),
  ];
};
