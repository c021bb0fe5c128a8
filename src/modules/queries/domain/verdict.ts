import type { AppliedPolicyView } from '../contract/index.js';

/** What the gate found in a statement that it lets pass. */
export interface Verdict {
  /** What may be run: the statement as the gate has understood it. */
  readonly sql: string;
  /** The data source's tables it reads, by their key. */
  readonly tables: readonly string[];
  /** What it calls its tables, where the plans of the engine call them so. */
  readonly aliases?: readonly string[];
  /** Of the tables it reads, those that speak to the person. */
  readonly policies: readonly AppliedPolicyView[];
  /** Whether they keep rows back. */
  readonly restricted: boolean;
  /** How many values it has to be given. */
  readonly parameters: number;
  /** The same for statements that only differ in how they are written down. */
  readonly key: string;
  /** False when it may answer differently on the same data: its result must not be remembered. */
  readonly deterministic: boolean;
  /** Rows it can have at most, when its own LIMIT is a plain number. */
  readonly ownLimit: number | undefined;
}
