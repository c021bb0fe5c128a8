import { subjectOf } from '../grammar/subject.js';
import type { Condition, Figure, Operand, Question, Wanted } from '../grammar/tree.js';
import type { Draft } from '../parse/draft.js';
import { opWords } from '../print/conditions.js';
import { listed, numberInWords } from '../print/words.js';
import type { Part } from './basis.js';
import { aggregateWords, nameIn, quantityIn } from './draft-parts.js';

const told = (...words: readonly (string | undefined)[]): string => words.filter((word) => word).join(' ');

const operandIn = (operand: Operand): string => {
  if (operand.kind === 'number') return quantityIn(operand.quantity);
  if (operand.kind === 'date') return operand.iso;
  if (operand.kind === 'text') return operand.value.text;
  return 'the same figure';
};

const conditionIn = (condition: Condition): string => {
  switch (condition.kind) {
    case 'is':
      return told(
        condition.negated ? 'not' : '',
        listed(condition.values.map(({ text, values }) => values[0]?.values.join(', ') ?? text)),
      );
    case 'compare':
      return told(
        condition.left.noun && nameIn(condition.left.noun),
        opWords[condition.op],
        operandIn(condition.right),
      );
    case 'between':
      return told(
        nameIn(condition.property),
        'between',
        operandIn(condition.low),
        'and',
        operandIn(condition.high),
      );
    case 'like':
      return `"${condition.text}"`;
    case 'tied':
      return told(
        condition.negated ? 'without' : 'with',
        condition.count && `${opWords[condition.count.op]} ${numberInWords(condition.count.number)}`,
        nameIn(condition.things.noun),
        ...condition.things.conditions.map(conditionIn),
      );
    case 'related':
      return nameIn(condition.via);
    case 'times':
      return `${opWords[condition.count.op]} ${condition.count.number} times`;
    case 'not':
      return told('not', conditionIn(condition.of));
    default:
      return condition.of.map(conditionIn).join(condition.kind === 'any' ? ' or ' : ' and ');
  }
};

const figureIn = ({ agg, noun, of }: Figure): string => {
  const what = noun ?? of?.noun;
  return told(agg && aggregateWords[agg], what && nameIn(what), noun && of && `of ${nameIn(of.noun)}`);
};

const wantedIn = (one: Wanted): string => {
  if (one.kind === 'things') return nameIn(one.things.noun);
  if (one.kind === 'everything') return 'all details';
  if (one.kind === 'property') return told(nameIn(one.noun), one.of && `of ${nameIn(one.of.noun)}`);
  return one.kind === 'figure'
    ? figureIn(one.figure)
    : `${one.op} of ${one.figures.map(figureIn).join(' and ')}`;
};

/** What a tree says, part by part. */
export const treeParts = (
  question: Question,
  conditions: readonly Condition[],
  chart: Draft['chart'],
): readonly Part[] => {
  const { wanted, groups, order, limit } = question;
  const first = subjectOf(question)?.first;
  const part = (id: string, meaning: string): Part => ({ id, phrase: '', meaning, optional: true });
  const count = first?.count ?? limit;
  return [
    ...wanted.map((one, at) => ({ ...part(`wanted ${at}`, wantedIn(one)), optional: false })),
    ...conditions.map((one, at) => part(`condition ${at}`, conditionIn(one))),
    ...(groups.length > 0
      ? [
          part(
            'groups',
            `by ${listed(groups.map(({ noun, period }) => `${period ? `${period} of ` : ''}${nameIn(noun)}`))}`,
          ),
        ]
      : []),
    ...(first || count
      ? [
          part(
            'rank',
            told(
              first?.direction === 'asc' ? 'lowest' : 'highest',
              count && count > 1 ? String(count) : undefined,
            ),
          ),
        ]
      : []),
    ...(order.length > 0 ? [part('order', 'the order')] : []),
    ...(chart ? [part('chart', `as a ${chart}`)] : []),
  ];
};
