import type {
  ColumnValues,
  ColumnView,
  Dialect,
  ForeignKeyView,
  SchemaView,
  TableView,
} from '#modules/catalog';
import { compileModel, type Model, type Term } from '../domain/engine.js';
import type { Namesake } from '../domain/namesakes.js';
import { English } from '../infra/english.js';

type Column = Partial<ColumnView> & Pick<ColumnView, 'name'>;

const labelOf = (name: string): string => {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const column = (fields: Column): ColumnView => ({
  label: labelOf(fields.name),
  type: 'text',
  nativeType: 'VARCHAR',
  role: 'category',
  synonyms: [],
  nullShare: 0,
  distinctCount: 4,
  samples: [],
  ...fields,
});

export const key = (name: string, fields: Partial<ColumnView> = {}): ColumnView =>
  column({ name, type: 'integer', nativeType: 'BIGINT', role: 'key', distinctCount: 10, ...fields });

export const text = (name: string, fields: Partial<ColumnView> = {}): ColumnView =>
  column({ name, ...fields });

export const measure = (name: string, fields: Partial<ColumnView> = {}): ColumnView =>
  column({
    name,
    type: 'integer',
    nativeType: 'BIGINT',
    role: 'measure',
    aggregation: 'sum',
    distinctCount: 9,
    ...fields,
  });

export const year = (years: readonly number[]): ColumnView =>
  column({
    name: 'year',
    type: 'integer',
    nativeType: 'INTEGER',
    role: 'time',
    meaning: 'year',
    distinctCount: years.length,
    min: Math.min(...years),
    max: Math.max(...years),
    samples: years.map(String),
  });

export interface SampleTable {
  readonly name: string;
  readonly synonyms?: readonly string[];
  readonly primaryKey: readonly string[];
  readonly columns: readonly ColumnView[];
  readonly rowCount?: number;
}

const table = ({ name, synonyms = [], primaryKey, columns, rowCount = 10 }: SampleTable): TableView => ({
  name,
  label: labelOf(name),
  synonyms,
  rowCount,
  columns,
  primaryKey,
});

/** `orders.customer_id -> customers.id`. */
const foreignKey = (text: string): ForeignKeyView => {
  const [from = '', to = ''] = text.split(' -> ');
  const [fromTable = '', fromColumn = ''] = from.split('.');
  const [toTable = '', toColumn = ''] = to.split('.');
  return {
    table: fromTable,
    columns: [fromColumn],
    references: { table: toTable, columns: [toColumn] },
    declared: true,
    score: 1,
  };
};

export interface SampleSource {
  readonly tables: readonly SampleTable[];
  readonly keys?: readonly string[];
  /** By `table.column`. */
  readonly values?: Readonly<Record<string, readonly string[]>>;
  readonly namesakes?: readonly Namesake[];
  readonly terms?: readonly Term[];
}

export const states = [
  { fips: '39', name: 'Ohio', abbreviation: 'OH', region: 'Midwest', division: 'East North Central' },
  { fips: '48', name: 'Texas', abbreviation: 'TX', region: 'South', division: 'West South Central' },
  { fips: '06', name: 'California', abbreviation: 'CA', region: 'West', division: 'Pacific' },
  { fips: '41', name: 'Oregon', abbreviation: 'OR', region: 'West', division: 'Pacific' },
];

export const schemaOf = ({ tables, keys = [] }: SampleSource, dialect: Dialect = 'duckdb'): SchemaView => ({
  dataSourceId: 'sample',
  version: 'data-1',
  modelVersion: 'model-1',
  dialect,
  tables: tables.map(table),
  foreignKeys: keys.map(foreignKey),
});

/** A source made up for a spec, compiled with the English of the application. */
export const modelOf = (source: SampleSource, dialect?: Dialect): Model => {
  const values = Object.entries(source.values ?? {}).map(([id, found]): ColumnValues => {
    const [name = '', of = ''] = id.split('.');
    return { table: name, column: of, values: found, complete: true };
  });
  return compileModel({
    schema: schemaOf(source, dialect),
    values,
    states,
    language: new English(),
    namesakes: source.namesakes ?? [],
    terms: source.terms ?? [],
  });
};
