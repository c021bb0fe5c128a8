import type { Condition, Draft, Mention, Operand, ValueMention } from '../parse/draft.js';

const ofOperand = (operand: Operand): readonly Mention[] => {
  if (operand.kind === 'column') return [operand.mention];
  if (operand.kind !== 'aggregate') return [];
  return [
    ...(operand.mention ? [operand.mention] : []),
    ...operand.conditions.flatMap((inner) => mentionsOf(inner)),
  ];
};

/** The nouns of a condition. */
export const mentionsOf = (condition: Condition): readonly Mention[] => {
  const column = 'column' in condition && condition.column ? [condition.column] : [];
  switch (condition.kind) {
    case 'compare':
      return [...column, ...ofOperand(condition.operand)];
    case 'having':
      return [condition.mention];
    case 'thing':
      return [
        condition.mention,
        ...(condition.via ? [condition.via] : []),
        ...(condition.pick?.by ? [condition.pick.by] : []),
        ...condition.conditions.flatMap((inner) => mentionsOf(inner)),
      ];
    case 'exists':
      return [
        condition.mention,
        ...condition.also,
        ...condition.conditions.flatMap((inner) => mentionsOf(inner)),
      ];
    default:
      return column;
  }
};

const operandValues = (operand: Operand): readonly ValueMention[] => {
  if (operand.kind === 'value') return [operand.value];
  return operand.kind === 'aggregate' ? operand.conditions.flatMap((inner) => valuesOf(inner)) : [];
};

/** The values of a condition. */
export const valuesOf = (condition: Condition): readonly ValueMention[] => {
  switch (condition.kind) {
    case 'value':
      return condition.values;
    case 'compare':
      return operandValues(condition.operand);
    case 'between':
      return [...operandValues(condition.low), ...operandValues(condition.high)];
    case 'exists':
    case 'thing':
      return condition.conditions.flatMap((inner) => valuesOf(inner));
    default:
      return [];
  }
};

/** Every noun of a draft, those first that say what the question is about. */
export const allMentions = (draft: Draft): readonly Mention[] => {
  const own = [
    ...draft.items.flatMap((item) => (item.mention ? [item.mention] : [])),
    ...(draft.superlative?.by ? [draft.superlative.by] : []),
    ...draft.groups,
    ...draft.entities,
    ...draft.order.flatMap((order) => (order.mention ? [order.mention] : [])),
    ...draft.conditions.flatMap(mentionsOf),
    ...draft.times.flatMap((time) => (time.column ? [time.column] : [])),
  ];
  const owners = own.flatMap((mention) => (mention.owner ? [mention.owner] : []));
  return [...new Set([...owners, ...own])];
};
