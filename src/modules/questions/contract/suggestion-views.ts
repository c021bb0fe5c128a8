export const suggestionKinds = ['asked', 'completion', 'starter'] as const;

/** A question that the engine answers. */
export interface SuggestionView {
  /** `asked` in the organisation, `completion` of what was typed, `starter` made from the catalog. */
  readonly kind: (typeof suggestionKinds)[number];
  readonly text: string;
  /** Lately, by the organisation; of those that were asked. */
  readonly timesAsked?: number;
}

export interface SuggestionsView {
  readonly items: readonly SuggestionView[];
}
