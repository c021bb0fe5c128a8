import type { ChoiceView, DeclineCause, ReadingView, SqlView } from './views.js';

/** One thing that words of a question can mean on this source. */
export interface SenseView {
  readonly kind: 'table' | 'column' | 'value' | 'operator' | 'number' | 'date' | 'quoted' | 'filler';
  /** For people: "Population (Cities)", "Texas (State)", "superlative". */
  readonly text: string;
}

/** A run of words that was looked up together; without senses when nothing is known about it. */
export interface PhraseView {
  readonly text: string;
  readonly senses: readonly SenseView[];
}

/** A reading that was weighed. */
export interface CandidateView {
  readonly text: string;
  readonly sql: string;
  readonly score: number;
}

export type InterpretationView =
  | { readonly status: 'answered'; readonly reading: ReadingView; readonly sql: SqlView }
  | { readonly status: 'ambiguous'; readonly phrase: string; readonly choices: readonly ChoiceView[] }
  | {
      readonly status: 'declined';
      readonly cause: DeclineCause;
      readonly reason: string;
      readonly notUnderstood: readonly string[];
      readonly suggestions: readonly string[];
    };

export interface ParsedQuestionView {
  readonly question: string;
  readonly dataSourceId: string;
  readonly modelVersion: string;
  readonly engineVersion: string;
  readonly phrases: readonly PhraseView[];
  /** Best first. */
  readonly candidates: readonly CandidateView[];
  readonly interpretation: InterpretationView;
  readonly parseMs: number;
}
