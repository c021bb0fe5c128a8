/** What is asked one after the other. */
export type Conversation = readonly string[];

/** Hand-written SQL, and the questions that must give its rows; what is asked back; what is declined. */
export interface QuestionSet {
  readonly category: string;
  /** The answer has these rows, in this order where there is an ORDER BY; it may have more columns. */
  readonly answered?: Readonly<Record<string, readonly string[]>>;
  /** Questions of one conversation: the answer to the last has these rows. */
  readonly followed?: Readonly<Record<string, readonly Conversation[]>>;
  /** By the words that the last one is asked back about. */
  readonly openFollowed?: Readonly<Record<string, readonly Conversation[]>>;
  /** By a part of the reason why the last one is declined. */
  readonly unfollowed?: Readonly<Record<string, readonly Conversation[]>>;
  /** By the words that are asked about. */
  readonly ambiguous?: Readonly<Record<string, readonly string[]>>;
  /** By a part of the reason. */
  readonly declined?: Readonly<Record<string, readonly string[]>>;
}
