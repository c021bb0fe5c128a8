import type { ChoiceView } from './views.js';

export interface TakenChoiceView extends ChoiceView {
  /** The words that could mean several things. */
  readonly phrase: string;
}

/** What the asker meant by the words of a question, applied whenever they are asked again. */
export interface RememberedChoiceView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly question: string;
  /** In the order they were asked for. */
  readonly taken: readonly TakenChoiceView[];
  /** ISO 8601. */
  readonly rememberedAt: string;
}

export interface RememberedChoicePageView {
  readonly items: readonly RememberedChoiceView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}
