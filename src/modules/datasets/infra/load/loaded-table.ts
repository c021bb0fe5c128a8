import type { LoadChange, LoadedTable } from '#modules/data-sources';
import type { DeclaredKey, Origin } from '../../contract/index.js';

/** One table in the file that is made, and what is to be said about it. */
export interface Loaded {
  readonly table: LoadedTable;
  readonly changes: readonly LoadChange[];
  readonly origins: readonly Origin[];
  readonly declaredKeys: readonly DeclaredKey[];
}

/** A table of the origin: its file, sheet or name there. */
export interface TableTask {
  /** As it is called from now on. */
  readonly table: string;
  /** As people know it. */
  readonly label: string;
}
