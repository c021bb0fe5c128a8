import type { Assumption } from '../interpretation.js';
import type { Correction } from '../senses/understand.js';

/** The slips of spelling that were put right. */
export const correctionNotes = (corrections: readonly Correction[]): readonly Assumption[] =>
  corrections.map(({ written, read }) => ({ phrase: written, meaning: read, alternatives: [] }));
