import type { CompiledModel } from '../model/compile.js';
import { type ColumnSense, lemmaOf } from '../model/lexicon.js';
import { isNumeric, isTemporal } from '../model/schema-graph.js';
import type { Condition, Draft, Item, Mention } from '../parse/draft.js';

const sensesOf = (noun: string, model: CompiledModel): readonly ColumnSense[] => {
  const key = noun
    .split(' ')
    .map((word) => lemmaOf(word, model.language))
    .join(' ');
  return (model.lexicon.columns.get(key) ?? []).filter(
    ({ column, score }) => score >= 0.7 && (isNumeric(column) || isTemporal(column)),
  );
};

/** What an adjective is about, as if it had been said: "oldest" is about an age, "largest" about a population or an area. */
const impliedBy = (nouns: readonly string[], text: string, model: CompiledModel): Mention | undefined => {
  const columns = nouns.flatMap((noun, position) =>
    sensesOf(noun, model).map(({ column }) => ({ column, score: 0.95 - 0.01 * position })),
  );
  const unique = columns.filter(
    ({ column }, index) => columns.findIndex((other) => other.column === column) === index,
  );
  return unique.length > 0 ? { text, tables: [], columns: unique, plural: false, implied: true } : undefined;
};

const comparedBy = (condition: Condition, model: CompiledModel): Condition => {
  if ((condition.kind !== 'compare' && condition.kind !== 'between') || condition.column || !condition.of)
    return condition;
  const column = impliedBy(condition.of, condition.of[0] ?? '', model);
  return column ? { ...condition, column } : condition;
};

const people = ['population', 'number of people'];

/** "how big", "density": what is asked for without being said. */
const asked = (item: Item, model: CompiledModel): Item => {
  const of = item.of ?? (item.derived === 'density' || item.derived === 'share' ? people : undefined);
  if (item.mention || !of) return item;
  const mention = impliedBy(of, item.adjective ?? item.derived ?? '', model);
  return mention ? { ...item, mention } : item;
};

/** "in the LARGEST state": what is meant is a figure of the state. */
const pickedBy = (condition: Condition, model: CompiledModel): Condition => {
  if (condition.kind !== 'thing') return condition;
  const { pick, mention } = condition;
  const conditions = condition.conditions.map((inner) => pickedBy(comparedBy(inner, model), model));
  if (!pick || (pick.by && !pick.of)) {
    if (pick?.by) pick.by.owner = mention;
    return { ...condition, conditions };
  }
  const by = pick.of && impliedBy(pick.of, pick.text, model);
  return {
    ...condition,
    conditions,
    pick: { ...pick, ...(by && { by: { ...by, owner: mention } }) },
  };
};

/** Writes out what adjectives leave unsaid. */
export const withImplied = (draft: Draft, model: CompiledModel): Draft => {
  const { superlative } = draft;
  const items = draft.items.map((item) => asked(item, model));
  const conditions = draft.conditions.map((condition) => pickedBy(comparedBy(condition, model), model));
  const said = draft.groups
    .at(-1)
    ?.columns.some(({ column, score }) => score > 0.6 && column.view.role === 'measure');
  if (!superlative?.of || superlative.by || said || superlative.of.includes('density'))
    return { ...draft, items, conditions };
  const by = impliedBy(superlative.of, superlative.text, model);
  return { ...draft, items, conditions, ...(by && { superlative: { ...superlative, by } }) };
};
