import { type Chunk, isNoun } from '../senses/chunk.js';
import type { Operator } from '../text/operators.js';
import { type Cursor, type Rule, toMention } from './cursor.js';
import type { Mention, Superlative, Thing } from './draft.js';
import { isThing } from './rules-nouns.js';

const clear = 0.9;

/** What follows tells which of the thing is meant. */
const enter = (cursor: Cursor, thing: Thing): true => {
  cursor.add(thing);
  cursor.thing = thing;
  cursor.scope = thing.conditions;
  cursor.zone = 'modifier';
  cursor.link = 'of';
  cursor.lastNoun = thing.mention;
  return true;
};

/** A table that ties things of another to each other: borders of states, followers of users. */
const tiesToItself = (relation: Chunk, thing: Chunk): boolean =>
  relation.tables.some(({ table }) =>
    thing.tables.some(
      (other) =>
        other.score > clear &&
        other.table !== table &&
        table.edges.filter((edge) => edge.toOne && edge.to === other.table).length > 1,
    ),
  );

type Superlatives = Extract<Operator, { kind: 'superlative' }>;

const adjectiveAt = (cursor: Cursor, at: number): Superlatives | undefined => {
  const operator = cursor.chunks[at]?.operator;
  return operator?.kind === 'superlative' && operator.of ? operator : undefined;
};

const afterSmall = (cursor: Cursor, from: number): number => {
  let at = from;
  while (cursor.chunks[at]?.skip && !cursor.chunks[at]?.operator && !isNoun(cursor.chunks[at])) at += 1;
  return at;
};

const pickOf = (operator: Superlatives, text: string): Superlative => ({
  direction: operator.direction,
  ...(operator.of && { of: operator.of }),
  countable: false,
  text,
});

/** "states that border THE LARGEST STATE": things tied to things of their own kind. */
export const relationRule: Rule = (cursor) => {
  const relation = cursor.peek();
  if (!isNoun(relation) || relation.operator || cursor.draft.items.length === 0) return false;
  const at = afterSmall(cursor, cursor.at + 1);
  const adjective = adjectiveAt(cursor, at);
  const nounAt = adjective ? afterSmall(cursor, at + 1) : at;
  const noun = cursor.chunks[nounAt];
  if (!isNoun(noun) || !tiesToItself(relation, noun)) return false;
  cursor.at = nounAt + 1;
  return enter(cursor, {
    kind: 'thing',
    via: { ...toMention(relation), columns: [] },
    mention: toMention(noun),
    conditions: [],
    ...(adjective && { pick: pickOf(adjective, cursor.chunks[at]?.text ?? '') }),
  });
};

/** The thing that was named last. */
const lastThing = ({ draft, lastNoun }: Cursor): Mention | undefined => {
  const last = draft.entities.at(-1);
  return last && last.text === lastNoun?.text && isThing(last) && !last.related ? last : undefined;
};

/** It is no longer only mentioned: it has conditions of its own. */
const takeOut = ({ entities, items }: Cursor['draft'], thing: Mention): void => {
  entities.pop();
  for (const { mention } of items) if (mention?.owner === thing) delete mention.owner;
};

const isCounted = ({ items, groups }: Cursor['draft']): boolean =>
  groups.length === 0 && items.some(({ agg }) => agg === 'count' || agg === 'sum' || agg === 'avg');

const areNear = (asked: Mention, thing: Mention): boolean => {
  const columns = asked.columns.map(({ column, score }) => ({ table: column.table, score }));
  return [...asked.tables, ...columns].some(
    ({ table, score }) => score > 0.6 && thing.tables.some((one) => one.table === table),
  );
};

/** Whether a thing is none of those that are asked for: then a superlative says which of it is meant. */
const isOther = (mention: Mention, { items, superlative, groups }: Cursor['draft']): boolean =>
  !superlative &&
  groups.length === 0 &&
  items.length > 0 &&
  items.every(({ mention: asked, derived }) => asked && !derived && !areNear(asked.owner ?? asked, mention));

const countingWords = /^(?:the )?(?:most|greatest)$|^maximum number of$/i;

/** "the state WITH THE MOST RIVERS": by what the first of it is told. */
const pickAfter = (cursor: Cursor, operator: Superlatives): Superlative | undefined => {
  const text = cursor.peek()?.text ?? '';
  let at = afterSmall(cursor, cursor.at + 1);
  const number = cursor.chunks[at]?.operator?.kind === 'count';
  if (number) at = afterSmall(cursor, at + 1);
  const by = cursor.chunks[at];
  const computed = ['density', 'per-capita'].includes(cursor.chunks[at + 1]?.operator?.kind ?? '');
  if (!isNoun(by) || by.operator || by.values.length > 0 || computed) return undefined;
  cursor.at = at + 1;
  return {
    direction: operator.direction,
    by: toMention(by),
    countable: number || countingWords.test(text),
    text,
  };
};

/** A second superlative, or one of what is only counted: it tells which of another thing is meant. */
export const pickRule: Rule = (cursor) => {
  const operator = cursor.isOperator('superlative');
  const { draft, thing } = cursor;
  if (!operator || cursor.zone !== 'modifier' || cursor.limit !== undefined) return false;
  const nested = thing !== undefined || draft.superlative !== undefined || isCounted(draft);
  const at = afterSmall(cursor, cursor.at + 1);
  const noun = cursor.chunks[at];
  if (operator.of && isNoun(noun) && isThing(toMention(noun))) {
    if (!nested && !isOther(toMention(noun), draft)) return false;
    const pick = pickOf(operator, cursor.peek()?.text ?? '');
    cursor.at = at + 1;
    return enter(cursor, { kind: 'thing', mention: toMention(noun), conditions: [], pick });
  }
  if (thing && !thing.pick) {
    const pick = pickAfter(cursor, operator);
    if (pick) thing.pick = pick;
    return pick !== undefined;
  }
  const mention = thing ? undefined : lastThing(cursor);
  if (!mention) return false;
  const pick = nested || isOther(mention, draft) ? pickAfter(cursor, operator) : undefined;
  if (!pick) return false;
  takeOut(draft, mention);
  return enter(cursor, { kind: 'thing', mention, conditions: [], pick });
};
