import type { ColumnMeaning, ForeignKeyView } from '../contract/views.js';
import type { InferredTable } from './inferred-column.js';
import { isYear, labelOf, singular, wordsOf } from './words.js';

const prefixes = new Set(['tbl', 'tb', 'dim', 'fact', 'fct', 'stg', 'vw', 'view', 'ref', 'table']);
const notEntities = new Set(['name', 'title', 'full', 'first', 'last', 'short', 'official', 'the']);

const entitiesOfKeys: Partial<Record<ColumnMeaning, string>> = {
  'county-fips': 'county',
  'state-fips': 'state',
  'state-name': 'state',
  'state-abbreviation': 'state',
};

interface Tables {
  readonly tables: readonly InferredTable[];
  readonly primaryKeys: ReadonlyMap<string, readonly string[]>;
  readonly foreignKeys: readonly ForeignKeyView[];
}

/** What one row of each table is called. A word that is not a table's own name belongs to one table only. */
export function entitiesOf({ tables, primaryKeys, foreignKeys }: Tables): Map<string, string[]> {
  const own = new Map(tables.map((table) => [table.name, ownName(table)]));
  const taken = new Set(own.values());
  const references = (name: string) => foreignKeys.filter((key) => key.references.table === name).length;
  const byReferences = [...tables].sort((a, b) => references(b.name) - references(a.name));
  const entities = new Map<string, string[]>();
  for (const table of byReferences) {
    const further = furtherNames(table, primaryKeys.get(table.name) ?? []).filter((word) => !taken.has(word));
    for (const word of further) taken.add(word);
    const ownWord = own.get(table.name) ?? '';
    // "county acs moe" is what the file is called; its rows are counties.
    const words = (ownWord.includes(' ') ? [...further, ownWord] : [ownWord, ...further]).filter(Boolean);
    entities.set(table.name, [...new Set(words)]);
  }
  return entities;
}

/** The singular of the table's name. */
function ownName({ name }: InferredTable): string {
  return inSingular(wordsOf(name).filter((word) => !isYear(word) && !prefixes.has(word)));
}

/** What its key or the column that names its rows says, where one column is enough to tell the rows apart. */
function furtherNames(table: InferredTable, primaryKey: readonly string[]): string[] {
  if (primaryKey.length !== 1) return [];
  const key = table.columns.find(({ profile }) => profile.name === primaryKey[0]);
  const named = table.columns.find(({ role }) => role === 'name');
  const fromKey = key?.meaning ? entitiesOfKeys[key.meaning] : undefined;
  const fromName = named
    ? inSingular(wordsOf(labelOf(named.profile.name)).filter((word) => !notEntities.has(word)))
    : '';
  return [fromKey ?? '', fromName].filter((word) => word !== '');
}

function inSingular(words: readonly string[]): string {
  const last = words.at(-1);
  return last === undefined ? '' : [...words.slice(0, -1), singular(last)].join(' ');
}
