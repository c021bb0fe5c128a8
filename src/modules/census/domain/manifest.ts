import type { TableNote } from '#modules/catalog';
import type { DeclaredKey } from '#modules/datasets';
import type { BoundaryType, StateView } from '../contract/index.js';

export interface BuiltFile {
  /** Its name beside the manifest. */
  readonly file: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** What the build says about the built-in data that it made: `manifest.json`. */
export interface Manifest {
  /** Of the sources and the program that made it: the same, and nothing has to be built. */
  readonly inputHash: string;
  readonly database: BuiltFile;
  readonly boundaries: Readonly<Record<BoundaryType, BuiltFile>>;
  readonly states: readonly StateView[];
  readonly declaredKeys: readonly DeclaredKey[];
  readonly notes: readonly TableNote[];
}
