import { type DataSourceKind, type DataSourceMode, isDatabase } from '#modules/data-sources';

/** Where the data of a source is loaded from; nothing when it is not, or somebody else does. */
export function originOf(source: {
  readonly kind: DataSourceKind;
  readonly mode: DataSourceMode;
}): 'files' | 'database' | undefined {
  if (source.kind === 'files') return 'files';
  return source.mode === 'imported' && isDatabase(source.kind) ? 'database' : undefined;
}
