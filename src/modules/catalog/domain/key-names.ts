import { mayBeCalled } from './people-words.js';
import { notIdentifiers } from './role-words.js';
import { singular, squash, wordSet, wordsOf } from './words.js';

/** Names that say nothing about what is meant when two tables share them. */
const generic = wordSet(`
  id name code key title type description status date year no num number rank value text label category group level
  month day time count total order age sex gender color email phone address note notes comment position class
`);

/** Words before which the thing itself is named: `member_in_charge_id`, `country_of_origin`. */
const prepositions = wordSet('in of at on for by from to with');

/** In front of the names of tables, they say what the table is for, not what is in it. */
const tablePrefixes = wordSet('tbl tb dim stg ref table');

/** A table as a name may mean it. */
export interface Named {
  /** Of the column that is referred to. */
  readonly column: string;
  /** The same without what every column of its table begins with. */
  readonly plain: string;
  /** The table in the singular, in one word. */
  readonly entity: string;
  /** The last word of the table's name in the singular, where it has several words. */
  readonly head?: string;
  readonly isPrimary: boolean;
  readonly isName: boolean;
}

/** Weaker than any other name: only the values can tell which table is meant. */
export const hint = 0.75;

export function namesOfTable(table: string): Pick<Named, 'entity' | 'head'> {
  const words = wordsOf(table);
  const own = words.length > 1 && tablePrefixes.has(words[0] ?? '') ? words.slice(1) : words;
  const head = singular(own.at(-1) ?? '');
  return { entity: singular(squash(own.join(''))), ...(own.length > 1 && head.length > 2 ? { head } : {}) };
}

/**
 * How much the name of a column says that it refers to a column of another table: 0 to 1. `tells` says whether its values
 * could hardly be those of the other column by chance.
 */
export function nameSimilarity(
  name: { readonly full: string; readonly plain: string },
  to: Named,
  tells: boolean,
): number {
  const head = beforePreposition(name.full);
  return Math.max(
    similarityOf(name.full, to),
    sharedWithoutPrefix(name.plain, to),
    head === undefined ? 0 : similarityOf(head, to) * 0.85,
    hintOf(name.full, to, tells),
    tells && to.isPrimary && stemOf(name.full)?.join('') === to.entity ? 0.8 : 0,
  );
}

function similarityOf(name: string, { column, entity, isPrimary }: Named): number {
  const from = squash(name.replace(/[\s_]\d$/, ''));
  const to = squash(column);
  const own = ownName(to, entity);
  if (from === own) return 1;
  if (from === to) return generic.has(to) ? 0 : 0.97;
  if (entity.length > 2 && from.endsWith(own)) return 0.95;
  if (isPrimary && from === `${entity}id`) return 0.9;
  if (!generic.has(to) && endsInWords(name, column)) return 0.85;
  return from === entity || singular(from) === entity ? 0.8 : 0;
}

/** `l_orderkey` in a table whose columns all begin with `l_`, and `o_orderkey` in one where they begin with `o_`. */
const sharedWithoutPrefix = (plain: string, to: Named): number =>
  to.plain !== to.column && squash(plain) === squash(to.plain) && !generic.has(squash(plain)) ? 0.95 : 0;

const ownName = (to: string, entity: string): string =>
  to.startsWith(entity) && to !== entity ? to : `${entity}${to}`;

/** `state_fips` ends in `fips`; `profips` does not. */
function endsInWords(name: string, ending: string): boolean {
  const words = wordsOf(name);
  const last = wordsOf(ending);
  return words.length > last.length && words.slice(-last.length).join(' ') === last.join(' ');
}

/** What hints at a table: its last word, a short form of its name, a role that its people have. */
function hintOf(name: string, to: Named, tells: boolean): number {
  const { entity, head, isPrimary, isName } = to;
  const last = singular(wordsOf(name).at(-1) ?? '');
  if (entity.length > 2 && (isPrimary || isName) && last === entity) return hint;
  if (!isPrimary) return 0;
  const stem = stemOf(name);
  if (stem === undefined) return mayBeCalled(last, entity, head) ? hint : 0;
  if (!tells && kindOf(name) !== kindOf(to.column)) return 0;
  const word = singular(stem.at(-1) ?? '');
  const isShort = head === undefined && isShortFor(word, entity);
  return word === head || isShort || mayBeCalled(word, entity, head) ? hint : 0;
}

/** The words of a name without what makes it an identifier: `company` of `company_id`, `stu` of `stuid`. */
function stemOf(name: string): string[] | undefined {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (words.length > 1) return kinds.has(last) ? words.slice(0, -1) : undefined;
  return last.length > 4 && last.endsWith('id') && !notIdentifiers.has(last)
    ? [last.slice(0, -2)]
    : undefined;
}

/** A column called `..._code` refers to another code, not to a number. */
function kindOf(name: string): string | undefined {
  const last = wordsOf(name).at(-1) ?? '';
  return kinds.get(last) ?? (stemOf(name) ? 'id' : undefined);
}

const kinds: ReadonlyMap<string, string> = new Map([
  ...[...wordSet('id key fk sk pk')].map((word) => [word, 'id'] as const),
  ...[...wordSet('number no num nr nbr')].map((word) => [word, 'number'] as const),
  ...[...wordSet('code ssn uuid guid')].map((word) => [word, word] as const),
]);

/** `prof` of `professor`, `dept` of `department`, `mgr` of `manager`. */
function isShortFor(word: string, entity: string): boolean {
  if (word.length < 3 || word.length >= entity.length || word[0] !== entity[0]) return false;
  if (entity.startsWith(word)) return true;
  const contracted = word.length > 3 || !/[aeiou]/.test(word);
  return contracted && isSubsequence(word, entity) && word.at(-1) === entity.at(-1);
}

function isSubsequence(word: string, of: string): boolean {
  let at = 0;
  for (const letter of of) if (letter === word[at]) at++;
  return at === word.length;
}

/** `member_id` of `member_in_charge_id`. */
function beforePreposition(name: string): string | undefined {
  const words = wordsOf(name);
  const at = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  if (at < 0 || at === words.length - 1) return undefined;
  const last = words.at(-1) ?? '';
  return [...words.slice(0, at), ...(kinds.has(last) ? [last] : [])].join('_');
}
