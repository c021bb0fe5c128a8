import { type Chunk, isNoun } from '../senses/chunk.js';
import type { Cursor, Rule } from './cursor.js';

const prepositions = new Set(['of', 'in', 'from', 'group', 'until']);

const isSmall = (chunk: Chunk): boolean =>
  !isNoun(chunk) &&
  chunk.values.length === 0 &&
  !chunk.quoted &&
  !chunk.quantity &&
  ((chunk.skip && !chunk.operator) || prepositions.has(chunk.operator?.kind ?? ''));

const isPicked = ({ operator }: Chunk): boolean =>
  operator?.kind === 'superlative' || operator?.kind === 'not';

/** What a verb ties to what came before: a thing, or the name of one. */
const object = (cursor: Cursor, from: number): Chunk | undefined => {
  let at = from;
  while (cursor.chunks[at] && (isSmall(cursor.chunks[at] as Chunk) || isPicked(cursor.chunks[at] as Chunk)))
    at += 1;
  const chunk = cursor.chunks[at];
  if (!chunk) return undefined;
  const thing = isNoun(chunk) && chunk.tables.some(({ score }) => score > 0.4);
  return thing || chunk.quoted || (chunk.values.length > 0 && !chunk.quantity) ? chunk : undefined;
};

/** "run through?", "participated in.": nothing follows but the preposition. */
const isOver = (cursor: Cursor): boolean => {
  const rest = cursor.chunks.slice(cursor.at + 1);
  const helped = cursor.chunks.slice(0, cursor.at).some(({ word }) => ['do', 'does', 'did'].includes(word));
  const left = helped || rest[0]?.operator !== undefined;
  return left && rest.every((chunk) => isSmall(chunk) || chunk.asking);
};

/** "customers who FILED a complaint", "states the river RUNS through": two things are tied, in the one way that the data knows. */
export const tieRule: Rule = (cursor) => {
  const chunk = cursor.peek();
  if (!chunk?.verb || isNoun(chunk)) return false;
  const { items, entities, conditions, ties } = cursor.draft;
  const named = items.length + entities.length + conditions.length;
  if (named === 0) return false;
  const next = cursor.peek(1);
  const follows = prepositions.has(next?.operator?.kind ?? '') ? next : undefined;
  const values = cursor.scope.flatMap((one) => (one.kind === 'value' ? one.values : []));
  const last = values.at(-1) ?? entities.at(-1);
  if (isOver(cursor) && !cursor.negated && last && named > 1)
    ties.push({ text: chunk.text, preposition: 'of', to: last });
  else if (object(cursor, cursor.at + 1))
    cursor.tie = { text: chunk.text, ...(follows && { preposition: follows.word }) };
  else return false;
  cursor.at += 1;
  cursor.skipSmall((next) => prepositions.has(next.operator?.kind ?? ''));
  cursor.zone = 'modifier';
  cursor.link = 'verb';
  return true;
};
