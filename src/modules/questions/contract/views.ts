import type { JsonValue } from '#shared/contracts';

export const questionStatuses = ['answered', 'ambiguous', 'declined'] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

/** Something that was taken for granted, so that a person can see and change it. */
export interface AssumptionView {
  /** The words of the question it is about; empty when nothing was said ("which year?"). */
  readonly phrase: string;
  readonly meaning: string;
  /** What else they could mean, nearest first. */
  readonly alternatives: readonly string[];
  /** Present when the asker chose this meaning before. */
  readonly remembered?: RememberedMeaningView;
  /** Present when it was not said, but carried over from the question before. */
  readonly carried?: CarriedView;
}

/** `AnswerChoice` with one of the choices leaves it out; there are none where nothing would be asked for without it. */
export interface CarriedView {
  readonly choices: readonly ChoiceView[];
}

/** `AnswerChoice` with another of the choices changes it, `ForgetChoice` with the id has it asked again. */
export interface RememberedMeaningView {
  readonly id: string;
  readonly choiceId: string;
  readonly choices: readonly ChoiceView[];
}

/** The question as understood, in words. */
export interface ReadingView {
  readonly text: string;
  readonly assumptions: readonly AssumptionView[];
}

export interface SqlView {
  readonly dialect: 'duckdb' | 'postgresql' | 'mysql' | 'clickhouse';
  readonly text: string;
  /** For `?` in order. */
  readonly parameters: readonly (string | number | boolean | null)[];
}

export interface AnswerColumnView {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'time' | 'other';
  readonly role?: 'key' | 'name' | 'category' | 'measure' | 'time' | 'text';
  /** As the catalog has it: `state-fips`, `county-name`, `year`, … */
  readonly meaning?: string;
  readonly unit?: string;
  /** Of measures: what may be done with it over rows. */
  readonly aggregation?: 'sum' | 'average' | 'none';
}

/** Rows are arrays in column order; integers beyond 2^53 are text, dates are ISO 8601. */
export interface AnswerResultView {
  readonly columns: readonly AnswerColumnView[];
  readonly rows: readonly (readonly JsonValue[])[];
  /** Rows shown. */
  readonly rowCount: number;
  /** Rows there are; equal to `rowCount` unless `truncated`. */
  readonly totalRows: number;
  readonly truncated: boolean;
  /** Present when counting the rows left out took too long: there are more than `totalRows`. */
  readonly totalRowsAtLeast?: true;
}

export interface AnswerChartView {
  readonly type: string;
  /** Vega-Lite 6; empty for `table` and `value`. */
  readonly spec: Readonly<Record<string, JsonValue>>;
  /** Why this one, in a few words. */
  readonly reason: string;
}

/** Where the figures of one table come from. */
export interface TableAttributionView {
  readonly table: string;
  readonly label: string;
  readonly source?: string;
  readonly vintage?: string;
  readonly licence?: string;
}

export interface GoldenUseView {
  readonly id: string;
  /** The question that it is the answer to. */
  readonly question: string;
  readonly match: 'exact' | 'near';
}

export interface ProvenanceView {
  /** `llm`: the SQL is by a language model, has passed the gate, and was not read by the engine. */
  readonly engine: 'grammar' | 'golden' | 'llm';
  /** The name of the language model that wrote the SQL. */
  readonly languageModel?: string;
  /** Present when the organisation holds this answer for right: to the same words, or to near ones. */
  readonly golden?: GoldenUseView;
  readonly engineVersion: string;
  readonly modelVersion: string;
  readonly dataVersion: string;
  /** In one line, for people: the sources of all tables used, or the name of the data source. */
  readonly source: string;
  readonly tables: readonly TableAttributionView[];
}

export interface TimingView {
  /** From words to SQL; 0 when the reading was remembered. */
  readonly parseMs: number;
  /** From SQL to chart; 0 when the answer was remembered, or not asked for. */
  readonly executeMs: number;
  readonly cached: boolean;
}

export interface ChoiceView {
  /** Stable for the same question and model: `state=Illinois`. */
  readonly id: string;
  readonly text: string;
}

interface Asked {
  readonly id: string;
  readonly question: string;
  readonly dataSourceId: string;
  readonly conversationId?: string;
  /** The question whose reading this one continues. */
  readonly follows?: string;
  /** The ambiguous question that this one settles, by `chosen`. */
  readonly clarifies?: string;
  /** Ids of the choices taken, for this question or when the same words were asked before. */
  readonly chosen?: readonly string[];
  /** Present when somebody else asked it: their user id. */
  readonly askedBy?: string;
  /** ISO 8601. */
  readonly askedAt: string;
  readonly timing: TimingView;
}

/** A row policy that decided which rows of a table were seen. */
export interface AppliedPolicyView {
  readonly id: string;
  readonly name: string;
  readonly table: string;
}

interface Understood extends Asked {
  readonly status: 'answered';
  readonly reading: ReadingView;
  readonly sql: SqlView;
  readonly provenance: ProvenanceView;
  /** Of its tables; absent where there are none. */
  readonly policies?: readonly AppliedPolicyView[];
}

export interface AnsweredView extends Understood {
  /** Absent when execution was not asked for. */
  readonly result?: AnswerResultView;
  readonly chart?: AnswerChartView;
}

export interface AmbiguousView extends Asked {
  readonly status: 'ambiguous';
  /** The words that can mean several things. */
  readonly phrase: string;
  /** Two to four; answered by `AnswerChoice`. */
  readonly choices: readonly ChoiceView[];
}

/** `out-of-range`: years or places that the data does not reach; `unclear`: the words are known, what they mean together is not. */
export const declineCauses = [
  'no-such-data',
  'cannot-aggregate',
  'out-of-range',
  'not-a-question',
  'unclear',
] as const;
export type DeclineCause = (typeof declineCauses)[number];

/** A language model was asked too, and did not help. */
export interface ModelFailureView {
  readonly outcome: 'unreachable' | 'no-answer';
  readonly reason: string;
}

export interface DeclinedView extends Asked {
  readonly status: 'declined';
  readonly cause: DeclineCause;
  readonly reason: string;
  /** The words that were not understood; empty when all were. */
  readonly notUnderstood: readonly string[];
  /** Nearest questions that are answered, at most five. */
  readonly suggestions: readonly string[];
  readonly languageModel?: ModelFailureView;
}

export type QuestionView = AnsweredView | AmbiguousView | DeclinedView;

/** An answered question as history keeps it: everything but the rows, which `sql` gives again. */
export interface AnsweredRecordView extends Understood {
  /** Absent when it was not executed. */
  readonly summary?: {
    readonly rowCount: number;
    readonly totalRows: number;
    readonly truncated: boolean;
    readonly chartType: string;
  };
}

export type QuestionRecordView = AnsweredRecordView | AmbiguousView | DeclinedView;

export interface QuestionPageView {
  readonly items: readonly QuestionRecordView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}
