import { type Chunk, isNoun } from '../senses/chunk.js';
import { type Cursor, type Rule, toMention } from './cursor.js';
import type { Condition, Mention } from './draft.js';

const strongest = (senses: readonly { readonly score: number }[]): number =>
  Math.max(0, ...senses.map(({ score }) => score));

export const isThing = (mention: Mention): boolean =>
  mention.tables.length > 0 && strongest(mention.tables) >= strongest(mention.columns) - 0.05;

/** Whether something that can only be about a column follows: a comparison, a number, a value of it. */
export const expectsValue = (cursor: Cursor, noun: Chunk): boolean => {
  let at = 1;
  while (cursor.peek(at)?.skip && !isNoun(cursor.peek(at))) at += 1;
  if (cursor.isOperator('not', at)) at += 1;
  while (cursor.peek(at)?.skip && !isNoun(cursor.peek(at))) at += 1;
  const next = cursor.peek(at);
  const kind = next?.operator?.kind;
  if (!next) return false;
  if (kind === 'compare' || kind === 'between' || kind === 'contains') return true;
  if (next.quoted) return true;
  if (next.asking && ['called', 'named'].includes(next.word)) return true;
  if (next.values.length > 0) {
    return next.values.some(
      (sense) =>
        noun.columns.some(({ column }) => column === sense.column) ||
        noun.tables.some(({ table }) => table === sense.column.table && table.nameColumn === sense.column),
    );
  }
  return (
    next.quantity !== undefined &&
    !next.quantity.yearLike &&
    noun.columns.length > 0 &&
    at > 0 &&
    !cursor.isOperator('superlative', at + 1)
  );
};

const opensCondition = (cursor: Cursor): boolean =>
  ['with', 'having', 'whose', 'has', 'have', 'had', 'where', 'named', 'for which', 'in which'].includes(
    cursor.link,
  );

/** A noun of the modifier: waits for its value, narrows by existence, or owns what was asked for. */
const modifierNoun = (cursor: Cursor, chunk: Chunk): boolean => {
  if (expectsValue(cursor, chunk)) {
    cursor.dangling = cursor.takeNoun();
    return true;
  }
  const mention = toMention(chunk);
  if (cursor.nextOwner) mention.owner = cursor.nextOwner;
  if (cursor.negated) return negatedNoun(cursor);
  const item = cursor.draft.items.at(-1);
  if (item?.derived === 'share' && !item.mention && mention.columns.length > 0) {
    cursor.takeNoun();
    cursor.draft.items.splice(-1, 1, { ...item, mention });
    return true;
  }
  if (isJoined(cursor) && item && !cursor.exception && strongest(mention.columns) >= 0.95)
    return attribute(cursor, mention);
  if (cursor.thing && isThing(mention)) return nounOfThing(cursor);
  if (isThing(mention)) {
    const also =
      isJoined(cursor) &&
      cursor.link === 'of' &&
      cursor.draft.entities.length > 0 &&
      cursor.draft.conditions.length === 0;
    if (also && !cursor.exception) return false;
    cursor.tieTo(mention);
    cursor.takeNoun();
    if (cursor.exception) {
      cursor.exception.also.push(mention);
      return true;
    }
    cursor.draft.entities.push(mention);
    if (item && cursor.link === 'of')
      for (const one of cursor.draft.items) if (one.mention) one.mention.owner ??= mention;
    return true;
  }
  if (opensCondition(cursor)) {
    cursor.takeNoun();
    cursor.dangling = mention;
    return true;
  }
  return attribute(cursor, mention);
};

/** "the state that has MOUNTAINS", "states that BORDER Texas": something of the thing that was just named. */
const nounOfThing = (cursor: Cursor): boolean => {
  const conditions: Condition[] = [];
  const mention = cursor.takeNoun() as Mention;
  cursor.scope.push({ kind: 'exists', mention, conditions, also: [] });
  cursor.scope = conditions;
  return true;
};

const naming = new Set(['name', 'names', 'title', 'titles']);

/** Whether "and" stands before, small words left out. */
const isJoined = (cursor: Cursor): boolean =>
  cursor.chunks.slice(0, cursor.at).findLast((chunk) => !chunk.skip || chunk.operator)?.operator?.kind ===
  'and';

/** "names of the DIRECTORS", "and AGES": one more thing asked for; anywhere else a noun without a use. */
const attribute = (cursor: Cursor, mention: Mention): boolean => {
  const { items } = cursor.draft;
  const last = items.at(-1);
  const joined = isJoined(cursor);
  if (
    last?.mention &&
    !joined &&
    !last.mention.owner &&
    !last.agg &&
    cursor.link === 'of' &&
    naming.has(last.mention.text.toLowerCase())
  ) {
    cursor.takeNoun();
    items[items.length - 1] = { ...last, mention };
    return true;
  }
  if (!joined) return false;
  cursor.takeNoun();
  items.push({ mention });
  return true;
};

/** "without pets", "never had any events": nothing of it may exist. */
const negatedNoun = (cursor: Cursor): boolean => {
  const mention = cursor.takeNoun() as Mention;
  cursor.negated = false;
  const conditions: never[] = [];
  const condition: Condition = { kind: 'exists', mention, negated: true, conditions, also: [] };
  cursor.scope.push(condition);
  cursor.exception = condition;
  cursor.scope = conditions;
  return true;
};

export const nounRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  if (!isNoun(chunk)) return false;
  if (chunk.related) return relatedNoun(cursor, chunk);
  if (owns(cursor, chunk)) return true;
  if (cursor.zone === 'modifier' || cursor.negated) return modifierNoun(cursor, chunk);
  if (expectsValue(cursor, chunk) && (cursor.draft.items.length > 0 || cursor.draft.superlative)) {
    cursor.dangling = cursor.takeNoun();
    return true;
  }
  const crowded =
    isNoun(cursor.peek(-1)) &&
    cursor.draft.items.at(-1)?.mention?.text === cursor.peek(-1)?.text &&
    !chunk.operator;
  if (crowded) return false;
  const mention = cursor.takeNoun() as Mention;
  cursor.draft.items.push({ mention, ...(cursor.its && { its: true as const }) });
  cursor.its = false;
  return true;
};

/** "manufacturer codes": a thing right before a noun is what the noun belongs to. */
export const owns = (cursor: Cursor, chunk: Chunk): boolean => {
  const next = cursor.peek(1);
  if (
    chunk.plural ||
    !isNoun(next) ||
    next.related ||
    next.operator ||
    next.values.length > 0 ||
    next.columns.length === 0
  )
    return false;
  const owner = toMention(chunk);
  if (cursor.negated || expectsValue(cursor, chunk)) return false;
  if (!isThing(owner) && !naming.has(next.word)) return false;
  cursor.at += 1;
  cursor.nextOwner = owner;
  return true;
};

/** "organizer" for what is organized: a thing, and no verb. */
const isNounLike = ({ word }: Chunk): boolean => /(?:er|or|ion|ment|ship)s?$/.test(word);

/** "published by": ties to what it is related to, without being asked for. */
const relatedNoun = (cursor: Cursor, chunk: Chunk): boolean => {
  const mention = toMention(chunk);
  const negated = cursor.negated && mention.tables.length > 0;
  if (negated) return negatedNoun(cursor);
  const waits = expectsValue(cursor, chunk);
  cursor.at += 1;
  if (
    cursor.zone === 'target' &&
    cursor.draft.groups.length === 0 &&
    (cursor.draft.items.length === 0 || isJoined(cursor)) &&
    isNounLike(chunk)
  ) {
    cursor.draft.items.push({ mention });
    return true;
  }
  cursor.draft.entities.push(mention);
  cursor.zone = 'modifier';
  cursor.link = 'verb';
  if (waits && !cursor.isOperator('compare')) cursor.dangling = mention;
  return true;
};
