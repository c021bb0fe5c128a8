import { neutral } from './neutral.js';
import { patterns } from './patterns.js';
import type { Filter, Scene } from './scene.js';

const mostFilters = 5;

/** Something that may be said of a row. */
const open = /[FVNOD]\d|\b(?:first|second|third|fourth|fifth)\b|\b\d{3}0s\b/;

/** A cell has one value. */
const contradicts = (a: Filter, b: Filter): boolean =>
  a.field === b.field &&
  !(a.range && b.range) &&
  [a, b].every(
    ({ predicate }) =>
      (predicate.kind === 'in' && !predicate.negated) ||
      (predicate.kind === 'compare' && predicate.op === '=') ||
      predicate.kind === 'all',
  );

const winning = /\b(?:win|winn?er|winners|champions?|first|gold|victor|medal)\b/i;
const achieving =
  /\b(?:win|won|wins|winner|earn|earned|score|scored|finish|finished|achieve|achieved|have|collect|collected)\b/g;

/** Without what the columns that are tested say already, and the word for what the rows are of. */
const withoutTold = (scene: Scene, text: string, filters: readonly Filter[]): string => {
  const fields = filters.map(({ field }) => field);
  let rows = 0;
  const left = text.replace(/F\d+/g, (code) => {
    const field = scene.field(code);
    if (fields.includes(field)) return '';
    rows += 1;
    const isRow = rows === 1 && field.kind === 'text' && !field.counts && field.moments.size === 0;
    if (isRow) scene.deeds += 1;
    return isRow ? '' : code;
  });
  const told = fields.some(
    ({ kind, counts, column }) => kind === 'number' || counts || winning.test(column.name),
  );
  return told ? left.replace(achieving, '') : left;
};

/** After these stands what a table is about: "in THE WINTER GAMES", "did THE TEAM play". */
const opening = new Set(
  'in at of during for on did does do has have had that which who when where there'.split(' '),
);

/** Whether the words that are left add nothing, or are about all of the table. */
const isPassable = (scene: Scene, rest: string): boolean => {
  const runs: { after: string; words: string[] }[] = [{ after: '', words: [] }];
  for (const word of rest.split(' '))
    if (word === '' || neutral.has(word) || /^[^\p{L}\p{N}]+$/u.test(word))
      runs.push({ after: word, words: [] });
    else runs.at(-1)?.words.push(word);
  return runs.every(({ after, words }) => words.length === 0 || scene.about(words, opening.has(after)));
};

/** What a part of a question says of the rows; undefined where a word of it is left. */
export const filtersIn = (
  scene: Scene,
  part: string,
  done: readonly Filter[] = [],
): readonly Filter[] | undefined => {
  let text = part.replace(/\b(?:number|amount|total) of (?=F\d)/g, '').trim();
  const filters: Filter[] = [];
  for (let count = 0; count <= mostFilters && open.test(text); count += 1) {
    const found = patterns
      .map(([pattern, extract]) => [pattern.exec(text), extract] as const)
      .find(([match]) => match);
    const [match, extract] = found ?? [];
    if (!match || !extract) break;
    const result = extract(scene, match.groups ?? {});
    filters.push(...('predicate' in result ? [result] : result));
    if (filters.some((one, at) => filters.some((other, place) => place > at && contradicts(one, other))))
      return undefined;
    // What stands after a year is what the table is about: "the 1997 REGATTA".
    const left = /N\d+$/.test(match[0]) ? ' of ' : ' ';
    text = `${text.slice(0, match.index)}${left}${text.slice(match.index + match[0].length)}`
      .replace(/\s+/g, ' ')
      .trim();
  }
  const rest = withoutTold(scene, text, [...done, ...filters]);
  if (!isPassable(scene, rest)) return undefined;
  // What is a part of a cell by chance, and what nothing knows, are too much at once.
  if (scene.isAside && filters.some(({ partly }) => partly)) scene.loose = true;
  return filters;
};
