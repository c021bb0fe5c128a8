import { z } from 'zod';
import { dialects } from '#modules/catalog';
import type { JsonValue } from '#shared/contracts';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  type AnsweredRecordView,
  type AnsweredView,
  declineCauses,
  type QuestionPageView,
  type QuestionRecordView,
  type QuestionView,
  questionStatuses,
} from '../contract/index.js';

/** Long enough to answer kindly what nobody can read, short enough to keep. */
const longestText = 20_000;

export const questionText = z
  .string()
  .max(longestText)
  .describe('In plain English. What cannot be read, an empty text too, is declined with suggestions.');

export const sourceId = z.uuid().describe('The built-in US data when left out.');

export const newQuestion = z
  .object({
    question: questionText,
    dataSourceId: sourceId.optional(),
    conversationId: z
      .uuid()
      .optional()
      .describe(
        'A UUID of your choice. With it a question may continue the one before ("and in Texas?", "by county", "top 10 instead"), ' +
          'and is about the same data when `dataSourceId` is left out. Nobody else can use it.',
      ),
    execute: z.boolean().optional().describe('False: the reading and the SQL, without rows.'),
  })
  .meta({ example: { question: 'Which 5 states have the highest median household income?' } });
export type NewQuestion = z.infer<typeof newQuestion>;

export const questionId = z.uuid().describe('The `id` that `POST /questions` gave.');

export const takenChoice = z
  .object({ choiceId: z.string().min(1).max(500).describe('The id of one of the choices.') })
  .meta({ example: { choiceId: 'state=Missouri' } });
export type TakenChoice = z.infer<typeof takenChoice>;

export const historyPage = pageRequest.extend({
  conversationId: z.uuid().optional().describe('Only those that were asked with it.'),
});
export type HistoryPage = z.infer<typeof historyPage>;

export const choices = z.array(z.object({ id: z.string(), text: z.string() }));

export const reading = z.object({
  text: z.string(),
  assumptions: z.array(
    z.object({
      phrase: z.string(),
      meaning: z.string(),
      alternatives: z.array(z.string()),
      remembered: z
        .object({ id: z.uuid(), choiceId: z.string(), choices })
        .optional()
        .describe(
          'You chose this meaning before. `POST /questions/{id}/choice` with another choice changes it, ' +
            '`DELETE /questions/choices/{id}` with this id has it asked again.',
        ),
      carried: z
        .object({ choices })
        .optional()
        .describe(
          'It was not said, but carried over from the question before. `POST /questions/{id}/choice` with its choice leaves it out.',
        ),
    }),
  ),
});

export const sql = z.object({
  dialect: z.enum(dialects),
  text: z.string(),
  parameters: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
});

/** Cells and chart specifications are JSON by contract: looking at each value again would cost more than the answer. */
const json = z.unknown() as z.ZodType<JsonValue>;

const result = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.enum(['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'time', 'other']),
      role: z.enum(['key', 'name', 'category', 'measure', 'time', 'text']).optional(),
      meaning: z.string().optional(),
      unit: z.string().optional(),
      aggregation: z.enum(['sum', 'average', 'none']).optional(),
    }),
  ),
  rows: z.array(z.array(json)).describe('In column order; integers beyond 2^53 are text.'),
  rowCount: z.int().describe('Rows shown.'),
  totalRows: z.int().describe('Rows there are.'),
  truncated: z.boolean(),
  totalRowsAtLeast: z
    .literal(true)
    .optional()
    .describe('There are more than `totalRows`; counting took too long.'),
});

const chart = z.object({
  type: z.string(),
  spec: z.record(z.string(), json).describe('Vega-Lite 6.'),
  reason: z.string(),
});

const provenance = z.object({
  engine: z
    .enum(['grammar', 'golden', 'llm'])
    .describe('`llm`: a language model wrote the SQL. It has passed the gate; the engine has not read it.'),
  languageModel: z.string().optional().describe('The name of the language model that wrote the SQL.'),
  golden: z
    .object({ id: z.uuid(), question: z.string(), match: z.enum(['exact', 'near']) })
    .optional()
    .describe(
      'Your organisation holds this answer for right: to these words, or to near ones that ask the same.',
    ),
  engineVersion: z.string(),
  modelVersion: z.string(),
  dataVersion: z.string(),
  source: z.string(),
  tables: z.array(
    z.object({
      table: z.string(),
      label: z.string(),
      source: z.string().optional(),
      vintage: z.string().optional(),
      licence: z.string().optional(),
    }),
  ),
});

const asked = z.object({
  id: questionId,
  status: z.enum(questionStatuses),
  question: z.string(),
  dataSourceId: z.uuid(),
  conversationId: z.uuid().optional(),
  follows: z.uuid().optional().describe('The question whose reading this one continues.'),
  clarifies: z.uuid().optional().describe('The ambiguous question that this one settles.'),
  chosen: z.array(z.string()).optional(),
  askedBy: z.uuid().optional().describe('Present when somebody else asked it: their `userId`.'),
  askedAt: z.iso.datetime(),
  timing: z.object({ parseMs: z.number(), executeMs: z.number(), cached: z.boolean() }),
});

/** What is said of one answered question, and what remembered answers share. */
export const answered = asked.extend({
  status: z.literal('answered'),
  policies: z
    .array(z.object({ id: z.uuid(), name: z.string(), table: z.string() }))
    .optional()
    .describe(
      'The row policies that decided which rows of its tables were seen; absent when there are none.',
    ),
});
export const answer = z.object({ reading, sql, provenance, result, chart });

const understood = answered.extend({ reading, sql, provenance });

const ambiguous = asked.extend({ status: z.literal('ambiguous'), phrase: z.string(), choices });

export const modelFailure = z
  .object({ outcome: z.enum(['unreachable', 'no-answer']), reason: z.string() })
  .describe('A language model was asked too, and did not help.');

/** What every decline says. */
export const decline = {
  status: z.literal('declined'),
  cause: z.enum(declineCauses).describe('`unclear`: the words are known, what they mean together is not.'),
  reason: z.string(),
  notUnderstood: z.array(z.string()).describe('The words that were not understood; empty when all were.'),
  suggestions: z.array(z.string()).describe('Nearest questions that are answered, at most five.'),
};

const declined = asked.extend({ ...decline, languageModel: modelFailure.optional() });

export const answeredQuestion = understood.extend({
  result: result.optional(),
  chart: chart.optional(),
}) satisfies z.ZodType<AnsweredView>;

/** Says the same as `QuestionView`; the compiler holds it to that. */
export const question = z.discriminatedUnion('status', [
  answeredQuestion,
  ambiguous,
  declined,
]) satisfies z.ZodType<QuestionView>;

export const questionRecord = z.discriminatedUnion('status', [
  understood.extend({
    summary: z
      .object({ rowCount: z.int(), totalRows: z.int(), truncated: z.boolean(), chartType: z.string() })
      .optional(),
  }) satisfies z.ZodType<AnsweredRecordView>,
  ambiguous,
  declined,
]) satisfies z.ZodType<QuestionRecordView>;

export const questionPage = pageOf(questionRecord) satisfies z.ZodType<QuestionPageView>;
