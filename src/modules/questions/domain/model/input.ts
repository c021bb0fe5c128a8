import type { ColumnValues, SchemaView } from '#modules/catalog';
import type { StateView } from '#modules/census';
import type { Term } from '../glossary/term.js';
import type { Language } from '../language.js';
import type { Namesake } from '../namesakes.js';

/** What a model is compiled from. */
export interface ModelInput {
  readonly schema: SchemaView;
  readonly values: readonly ColumnValues[];
  readonly states: readonly StateView[];
  readonly language: Language;
  /** Rows of `namesakeQueries(schema)`; without them, a name that several rows carry is answered with all of them. */
  readonly namesakes?: readonly Namesake[];
  /** What those who ask call things. */
  readonly terms?: readonly Term[];
}
