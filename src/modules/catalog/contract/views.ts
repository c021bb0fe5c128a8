export const columnTypes = [
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'timestamp',
  'time',
  'other',
] as const;
export type ColumnType = (typeof columnTypes)[number];

/** What a column is for. A year that is a number is `time`; a code that is a number is `key` or `category`. */
export const columnRoles = ['key', 'name', 'category', 'measure', 'time', 'text'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/**
 * What may be done with a measure over rows: `sum` (counts, amounts; an average is fine as well), `average` (rates,
 * shares, ages, prices: a sum is nonsense, and an unweighted mean is given only when an average is asked for),
 * `none` (medians and other figures that neither add nor average).
 */
export const aggregations = ['sum', 'average', 'none'] as const;
export type Aggregation = (typeof aggregations)[number];

/** What the values stand for in the world, where it is known. */
export const columnMeanings = [
  'state-fips',
  'state-name',
  'state-abbreviation',
  'county-fips',
  'county-name',
  'city-name',
  'region',
  'division',
  'year',
  'latitude',
  'longitude',
] as const;
export type ColumnMeaning = (typeof columnMeanings)[number];

/** Where figures come from; shown with every answer that uses them. */
export interface Attribution {
  readonly source?: string;
  /** The year or release of the figures. */
  readonly vintage?: string;
  readonly licence?: string;
}

export interface ColumnView extends Attribution {
  readonly name: string;
  /** For people: "Median household income". */
  readonly label: string;
  readonly description?: string;
  readonly type: ColumnType;
  /** As the engine names it: `BIGINT`, `DECIMAL(18,2)`. */
  readonly nativeType: string;
  readonly role: ColumnRole;
  /** Of measures only. */
  readonly aggregation?: Aggregation;
  readonly meaning?: ColumnMeaning;
  /** `people`, `households`, `USD`, `square miles`, `percent` (0 to 100), `fraction` (0.1 is 10 percent), … */
  readonly unit?: string;
  /** Other words people use for it, lower case. */
  readonly synonyms: readonly string[];
  /** The column whose margin of error this one holds. */
  readonly marginOfErrorOf?: string;
  /** Of all rows: 0 to 1. */
  readonly nullShare: number;
  readonly distinctCount: number;
  /** Smallest and largest value: numbers for numbers, otherwise text (ISO 8601 for dates). */
  readonly min?: string | number;
  readonly max?: string | number;
  /** The most frequent values as text, at most ten. */
  readonly samples: readonly string[];
}

export interface TableView extends Attribution {
  readonly name: string;
  readonly label: string;
  readonly description?: string;
  /** Other words people use for one row of it, lower case singular: "county". */
  readonly synonyms: readonly string[];
  readonly rowCount: number;
  /** A view, or something else in a live database whose rows may be those of another table. */
  readonly derived?: true;
  readonly columns: readonly ColumnView[];
  /** Declared or inferred; empty when no column or pair of columns identifies a row. */
  readonly primaryKey: readonly string[];
}

export interface ForeignKeyView {
  readonly table: string;
  readonly columns: readonly string[];
  readonly references: { readonly table: string; readonly columns: readonly string[] };
  readonly declared: boolean;
  /** How sure an inferred key is: 0 to 1; 1 for declared ones. */
  readonly score: number;
}

/** The SQL that the source understands; MariaDB counts as MySQL. */
export const dialects = ['duckdb', 'postgresql', 'mysql', 'clickhouse'] as const;
export type Dialect = (typeof dialects)[number];

export interface SchemaView {
  readonly dataSourceId: string;
  /** Of the data. */
  readonly version: string;
  /** Of the data and everything said about it: changes when a label or a synonym does. */
  readonly modelVersion: string;
  readonly dialect: Dialect;
  /** Of live databases: the schema that holds the tables. */
  readonly namespace?: string;
  readonly tables: readonly TableView[];
  readonly foreignKeys: readonly ForeignKeyView[];
  /** Present when row policies keep rows from the one who asks. */
  readonly withheld?: WithheldView;
}

/** What the schema does not tell, and what may be remembered for nobody else. */
export interface WithheldView {
  /** Of which some rows are kept back. */
  readonly tables: readonly string[];
  /** The same for people who see the same rows. */
  readonly key: string;
}

/** The distinct values of one text column, or of one that tells rows apart by few whole numbers. */
export interface ColumnValues {
  readonly table: string;
  readonly column: string;
  /** Distinct, most frequent first; numbers smallest first. */
  readonly values: readonly string[];
  /** False when the column has more distinct values than are indexed. */
  readonly complete: boolean;
}
