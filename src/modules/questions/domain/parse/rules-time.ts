import type { Chunk } from '../senses/chunk.js';
import type { Cursor, Rule } from './cursor.js';
import type { TimeSpec } from './draft.js';

const yearOf = (chunk: Chunk | undefined): number | undefined =>
  chunk?.quantity?.yearLike && chunk.quantity.value >= 1500 && chunk.quantity.value <= 2200
    ? chunk.quantity.value
    : undefined;

const push = (cursor: Cursor, spec: Omit<TimeSpec, 'text' | 'column' | 'before'>, from: number): true => {
  const before = cursor.chunks.slice(Math.max(0, from - 4), from).map((chunk) => chunk.word);
  const text = cursor.chunks
    .slice(from, cursor.at)
    .map((chunk) => chunk.text)
    .join(' ');
  const column = cursor.dangling;
  if (cursor.or || (cursor.draft.both && spec.years.length > 1))
    cursor.draft.unused.push(cursor.or ? 'or' : 'both');
  cursor.or = false;
  cursor.draft.times.push({ ...spec, text, before, ...(column && { column }) });
  cursor.dangling = undefined;
  return true;
};

const isTo = (chunk: Chunk | undefined): boolean =>
  ['to', 'and', 'until', 'through', 'till', '-', '–'].includes(chunk?.word ?? '');

/** "from 2000 to 2010", "between 2000 and 2010", "2000-2010". */
const rangeRule: Rule = (cursor) => {
  const opened = ['from', 'between'].includes(cursor.peek()?.word ?? '');
  const start = cursor.at;
  const at = opened ? 1 : 0;
  const from = yearOf(cursor.peek(at));
  const to = yearOf(cursor.peek(at + 2));
  if (from === undefined || to === undefined || !isTo(cursor.peek(at + 1))) return false;
  if (!opened && cursor.peek(at + 1)?.word === 'and') return false;
  cursor.at += at + 3;
  return push(cursor, { kind: 'range', years: [], from: Math.min(from, to), to: Math.max(from, to) }, start);
};

/** "since 1990", "from 1990 on", "until 2010", "after 2000", "before 2000". */
const openRangeRule: Rule = (cursor) => {
  const word = cursor.peek()?.word ?? '';
  const year = yearOf(cursor.peek(1));
  if (year === undefined) return false;
  const start = cursor.at;
  const after = ['since', 'from', 'after', 'later than'].includes(word);
  const before = ['until', 'before', 'prior to', 'till', 'through', 'up to'].includes(word);
  if (!after && !before) return false;
  cursor.at += 2;
  while (['on', 'onward', 'onwards'].includes(cursor.peek()?.word ?? '')) cursor.at += 1;
  const exclusive = ['after', 'later than', 'before', 'prior to'].includes(word)
    ? { exclusive: true as const }
    : {};
  return push(
    cursor,
    { kind: 'range', years: [], ...(after ? { from: year } : { to: year }), ...exclusive },
    start,
  );
};

/** "in 1990", "1990 and 2000", "in the year 2000". */
const yearsRule: Rule = (cursor) => {
  const start = cursor.at;
  const opened =
    cursor.peek()?.operator && ['in', 'of', 'from', 'group'].includes(cursor.peek()?.operator?.kind ?? '')
      ? 1
      : 0;
  let at = opened;
  while (['the', 'year', 'years'].includes(cursor.peek(at)?.word ?? '')) at += 1;
  const years: number[] = [];
  for (let year = yearOf(cursor.peek(at)); year !== undefined; year = yearOf(cursor.peek(at))) {
    years.push(year);
    at += 1;
    const joined = ['and', ',', 'versus', 'vs', 'or'].includes(cursor.peek(at)?.word ?? '');
    if (!joined || yearOf(cursor.peek(at + 1)) === undefined) break;
    at += 1;
  }
  if (years.length === 0) return false;
  cursor.at += at;
  return push(cursor, { kind: 'at', years }, start);
};

const namedRule: Rule = (cursor) => {
  const start = cursor.at;
  const prefix =
    cursor.isOperator('group') ||
    cursor.isOperator('each') ||
    (cursor.isOperator('and') && cursor.draft.groups.length > 0);
  if (prefix && ['year', 'years', 'decade'].includes(cursor.peek(1)?.word ?? '')) {
    cursor.at += 2;
    return push(cursor, { kind: 'series', years: [] }, start);
  }
  if (cursor.isOperator('trend')) {
    cursor.at += 1;
    cursor.skipSmall((chunk) => chunk.operator?.kind === 'of');
    return push(cursor, { kind: 'series', years: [] }, start);
  }
  const latest = cursor.peek()?.operator;
  const bare =
    latest?.kind === 'latest' ||
    (cursor.isOperator('superlative') &&
      ['latest', 'most recent'].includes(cursor.peek()?.word ?? '') &&
      ['year', 'data', 'figures'].includes(cursor.peek(1)?.word ?? ''));
  if (!bare) return false;
  cursor.at += ['year', 'data', 'figures'].includes(cursor.peek(1)?.word ?? '') ? 2 : 1;
  return push(cursor, { kind: 'latest', years: [] }, start);
};

export const timeRules: readonly Rule[] = [rangeRule, openRangeRule, yearsRule, namedRule];
