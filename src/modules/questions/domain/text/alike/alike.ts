import { actors } from './actors.js';
import { properties } from './properties.js';
import { things } from './things.js';

const linesOf = (text: string): readonly string[] => text.trim().split('\n');

const membersOf = (line: string): readonly string[] => line.split('|').map((member) => member.trim());

/**
 * Groups of general English words and phrases that people use for each other, whether or not a dictionary counts them as one
 * meaning: town and city, day and date. Dog and cat are not: what is true of one is not of the other.
 */
export const alike: readonly (readonly string[])[] = [actors, things, properties].flatMap((groups) =>
  linesOf(groups).map(membersOf),
);

/** The others of each group that a word is in. */
export const alikeTo: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(alike.flat())].map((word) => [
    word,
    alike.filter((group) => group.includes(word)).flatMap((group) => group.filter((one) => one !== word)),
  ]),
);

/** Wider words that a name may go by where nothing is nearer, but not the other way round. */
const wider = `
  location : city | town
  institution : college | university | school
  company : organization | organisation
  description : summary
  detail : comment
  category : genre
  revenue : income | earnings
  manufacturer : company | firm | enterprise
  airline : company
`;

export const goesBy: readonly (readonly [string, readonly string[]])[] = linesOf(wider)
  .map((line) => line.split(':'))
  .map(([name = '', others = '']) => [name.trim(), membersOf(others)]);

/** What a dictionary counts as one, and statistics do not. */
const unlike = linesOf(`
  household | family | house | home | dwelling | menage
  earnings | profit | net income | net | lucre
`).map(membersOf);

export const isUnlike = (one: string, other: string): boolean =>
  unlike.some((group) => group.includes(one) && group.includes(other));
