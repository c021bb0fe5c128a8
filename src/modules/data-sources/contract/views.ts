import type { SourceAccess } from './sharing.js';

/** Databases of others. */
export const liveKinds = ['postgresql', 'mysql', 'clickhouse'] as const;
export type LiveKind = (typeof liveKinds)[number];

/** Those that can be copied as well. */
export type CopiedKind = Exclude<LiveKind, 'clickhouse'>;
export const isCopied = (kind: LiveKind): kind is CopiedKind => kind !== 'clickhouse';

export const dataSourceKinds = ['builtin', 'files', ...liveKinds] as const;
export type DataSourceKind = (typeof dataSourceKinds)[number];

/** A database of others, whether it is asked where it is or copied. */
export const isDatabase = (kind: DataSourceKind): kind is LiveKind => liveKinds.some((live) => live === kind);

/** `live`: asked where it is. `imported`: asked in a copy, which is a version that never changes. */
export const dataSourceModes = ['live', 'imported'] as const;
export type DataSourceMode = (typeof dataSourceModes)[number];

/** What a new copy of a database must be like before it answers; one that is not is held back. */
export interface CopyChecks {
  /** Of the rows that the version before it has in a table, how many may be gone. */
  readonly maxRowLossPercent: number;
  /** How many may have come; any number when left out. */
  readonly maxRowGrowthPercent?: number;
  /** Columns that identify a row, beside the keys that the database declares. */
  readonly unique: readonly { readonly table: string; readonly columns: readonly string[] }[];
}

/** How a database is copied. */
export interface CopySettings {
  /** The tables that are copied; all when left out. */
  readonly tables?: readonly string[];
  /** By table, a column that grows with whatever changes: only what is new is read. Other tables are read whole. */
  readonly incremental: Readonly<Record<string, string>>;
  /** Versions that are kept, the one that answers included. */
  readonly keepVersions: number;
  readonly checks: CopyChecks;
}

export const usualCopy: CopySettings = {
  incremental: {},
  keepVersions: 5,
  checks: { maxRowLossPercent: 50, unique: [] },
};

/** `off`: in the clear. `on`: encrypted, whoever answers. `verified`: encrypted, and the certificate must be right. */
export const tlsModes = ['off', 'on', 'verified'] as const;
export type TlsMode = (typeof tlsModes)[number];

/** Where a live database is and who asks it. The password is not part of it: nobody ever gets it back. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  /** Of PostgreSQL: the schema whose tables are meant. MySQL calls its databases schemas and has no others. */
  readonly schema?: string;
  readonly user: string;
  readonly tls: TlsMode;
  /** PEM of the authority that signed the certificate, where it is not a public one. */
  readonly certificateAuthority?: string;
}

/** What is meant when it is left out. */
export const usualSettings: Readonly<Record<LiveKind, Pick<ConnectionSettings, 'port' | 'schema'>>> = {
  postgresql: { port: 5432, schema: 'public' },
  mysql: { port: 3306 },
  clickhouse: { port: 8443 },
};

/** What stands before the name of a table in the database. */
export const namespaceOf = ({ schema, database }: ConnectionSettings): string => schema ?? database;

/** For the modules that connect: the password is sealed for the id of the source (`unseal` of shared/secrets). */
export interface LiveConnectionView {
  readonly kind: LiveKind;
  readonly settings: ConnectionSettings;
  readonly sealedPassword: string;
  /** Of those that are copied. */
  readonly copy?: CopySettings;
}

/** `loading` until the data and its catalog can be asked; an earlier version serves meanwhile. */
export const dataSourceStatuses = ['loading', 'ready', 'failed'] as const;
export type DataSourceStatus = (typeof dataSourceStatuses)[number];

/** Something that was read otherwise than it was written, so that nobody has to guess. */
export interface LoadChange {
  readonly table: string;
  readonly column?: string;
  /** Stable: `renamed-header`, `duplicate-header`, `ragged-row`, `encoding`, `kept-leading-zeros`, `currency`, … */
  readonly code: string;
  readonly message: string;
  /** Rows concerned, where it is about rows. */
  readonly rows?: number;
}

export interface LoadedTable {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
}

export interface LoadReport {
  readonly tables: readonly LoadedTable[];
  readonly changes: readonly LoadChange[];
}

export interface DataSourceView {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** For those alone that it is shared with; absent where everybody in the organisation uses it. */
  readonly restricted?: boolean;
  /** Of those that are restricted: what the one who asks may do. */
  readonly access?: SourceAccess;
  readonly kind: DataSourceKind;
  readonly mode: DataSourceMode;
  /** Of databases only. */
  readonly connection?: ConnectionSettings;
  /** Of databases that are imported. */
  readonly copy?: CopySettings;
  /** Of databases: when they are read once more, as five fields of cron in UTC. */
  readonly schedule?: string;
  /** ISO 8601: when the schedule says so next. */
  readonly nextRefreshAt?: string;
  readonly status: DataSourceStatus;
  /** The version that answers questions now; absent before the first is ready. */
  readonly version?: string;
  readonly fileIds: readonly string[];
  /** Of the version that answers now. */
  readonly report?: LoadReport;
  /** Why the last load failed, in words for the person who started it. */
  readonly failure?: { readonly code: string; readonly message: string };
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface DataSourcePage {
  readonly items: readonly DataSourceView[];
  /** Give it as `cursor` to get what follows; absent on the last page. */
  readonly nextCursor?: string;
}
