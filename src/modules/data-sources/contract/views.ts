/** Databases of others, asked where they are. */
export const liveKinds = ['postgresql', 'mysql'] as const;
export type LiveKind = (typeof liveKinds)[number];

export const dataSourceKinds = ['builtin', 'files', ...liveKinds] as const;
export type DataSourceKind = (typeof dataSourceKinds)[number];

export const isLive = (kind: DataSourceKind): kind is LiveKind => liveKinds.some((live) => live === kind);

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
};

/** What stands before the name of a table in the database. */
export const namespaceOf = ({ schema, database }: ConnectionSettings): string => schema ?? database;

/** For the modules that connect: the password is sealed for the id of the source (`unseal` of shared/secrets). */
export interface LiveConnectionView {
  readonly kind: LiveKind;
  readonly settings: ConnectionSettings;
  readonly sealedPassword: string;
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
  readonly kind: DataSourceKind;
  /** Of live kinds only. */
  readonly connection?: ConnectionSettings;
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
