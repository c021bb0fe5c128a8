export const dataSourceKinds = ['builtin', 'files'] as const;
export type DataSourceKind = (typeof dataSourceKinds)[number];

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
