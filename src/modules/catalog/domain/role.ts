import type { ColumnMeaning, ColumnRole } from '../contract/views.js';
import { type ColumnProfile, isUnique, isWithin, type TableProfile } from './profile.js';
import { groupings, identifiers, notIdentifiers, notKeys, numbering, prose } from './role-words.js';
import { isYear, singular, squash, wordsOf } from './words.js';

/** Where a column stands. */
export interface Surroundings {
  readonly table: TableProfile;
  /** Names that columns of several tables have, in lower case. */
  readonly sharedNames: ReadonlySet<string>;
}

const longText = 60;

/** What the column is for, without a look at keys. */
export function roleOf(
  column: ColumnProfile,
  meaning: ColumnMeaning | undefined,
  around: Surroundings,
): ColumnRole {
  const known = meaning && rolesOfMeanings[meaning];
  if (known) return known;
  switch (column.type) {
    case 'text':
      return roleOfText(column, around);
    case 'integer':
    case 'decimal':
      return roleOfNumber(column, around);
    case 'date':
    case 'timestamp':
    case 'time':
      return 'time';
    case 'boolean':
      return 'category';
    default:
      return 'text';
  }
}

const rolesOfMeanings: Partial<Record<ColumnMeaning, ColumnRole>> = {
  year: 'time',
  latitude: 'measure',
  longitude: 'measure',
  'state-fips': 'key',
  'county-fips': 'key',
  'state-abbreviation': 'key',
  region: 'category',
  division: 'category',
};

function roleOfText(column: ColumnProfile, around: Surroundings): ColumnRole {
  const words = namingWords(column);
  if (prose.has(words.at(-1) ?? '') || column.averageLength > longText) return 'text';
  if (isIdentifier(column, around)) return 'key';
  return namesTheRow(column, around) ? 'name' : 'category';
}

/** `name`, `title`, `city_name`, `country` in `countries`; or the first text, if it tells the rows apart. */
function namesTheRow(column: ColumnProfile, around: Surroundings): boolean {
  const { table } = around;
  const last = wordsOf(column.heading).at(-1) ?? '';
  if (['name', 'title', 'fullname'].includes(last)) return true;
  if (squash(column.name) === entityOf(table)) return true;
  const first = table.columns.find((one) => one.type === 'text' && !isIdentifier(one, around));
  return first === column && (isUnique(column, table) || table.rowCount < column.distinctCount * 1.1);
}

function roleOfNumber(column: ColumnProfile, around: Surroundings): ColumnRole {
  if (!column.whole) return 'measure';
  const words = namingWords(column);
  const isCount = numbering.has(words[0] ?? '') || words.includes('of');
  if (!isCount && isIdentifier(column, around)) return 'key';
  const isFlag = column.distinctCount === 2 && isWithin(column, [0, 1]);
  const isGroup = groupings.has(words.at(-1) ?? '') && column.distinctCount <= 400;
  return isFlag || isGroup ? 'category' : 'measure';
}

/** Without years, and without the number in `club_id_2`. */
function namingWords({ heading }: ColumnProfile): string[] {
  const words = wordsOf(heading).filter((word) => !isYear(word));
  return words.length > 1 && /^\d$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
}

function isIdentifier(column: ColumnProfile, around: Surroundings): boolean {
  const { table } = around;
  const words = namingWords(column);
  const last = words.at(-1) ?? '';
  if (identifiers.has(last)) return true;
  // A count may end like a number: `veterans_num`.
  if (numbering.has(last)) return words.length > 1 && (last !== 'num' || isTelling(column, around));
  if (isTelling(column, around) && endsLikeKey(last, column)) return true;
  if (!last.endsWith('id')) return false;
  // `stuid`: written in one word, so something more has to speak for it.
  const stem = last.slice(0, -2);
  if (stem !== '' && entityOf(table).startsWith(stem) && isUnique(column, table)) return true;
  return isTelling(column, around) && (!notIdentifiers.has(last) || stem.length === 1);
}

/** `custkey`, `deptno`: written in one word. */
const endsLikeKey = (word: string, { type }: ColumnProfile): boolean =>
  type !== 'decimal' && /^\p{L}{3,}(key|code|no|num)$/u.test(word) && !notKeys.has(word);

/** Tells the rows of its table apart, or occurs in several tables. */
const isTelling = (column: ColumnProfile, { table, sharedNames }: Surroundings): boolean =>
  isUnique(column, table) || sharedNames.has(column.name.toLowerCase());

const entityOf = ({ name }: TableProfile): string => singular(squash(name));
