import { z } from 'zod';
import type { GeneratedSqlView, LlmPolicyView } from '../contract/index.js';
import { choices, modelFailure, sourceId, sql } from './questions.dto.js';

export const textToGenerate = z
  .object({
    question: z.string().min(1).max(1000).describe('In plain English.'),
    dataSourceId: sourceId.optional(),
  })
  .meta({ example: { question: 'Which 5 states have the highest median household income?' } });
export type TextToGenerate = z.infer<typeof textToGenerate>;

const generated = z.object({
  question: z.string(),
  dataSourceId: z.uuid(),
  steps: z
    .array(
      z.object({
        step: z.enum(['look_up_schema', 'look_up_values', 'dry_run', 'check', 'repair', 'unknown']),
        input: z.string(),
        result: z.string(),
      }),
    )
    .describe('What a language model did, in short; empty when none was asked.'),
});

/** Says the same as `GeneratedSqlView`; the compiler holds it to that. */
export const generatedSql = z.discriminatedUnion('status', [
  generated.extend({
    status: z.literal('generated'),
    engine: z.enum(['grammar', 'golden', 'llm']).describe('`llm`: written by a language model; check it.'),
    languageModel: z.string().optional().describe('The one that wrote it.'),
    sql,
    tables: z.array(z.string()),
    text: z.string().optional().describe('What it means, in English; absent when a part of it has no words.'),
  }),
  generated.extend({ status: z.literal('ambiguous'), phrase: z.string(), choices }),
  generated.extend({
    status: z.literal('declined'),
    reason: z.string(),
    notUnderstood: z.array(z.string()),
    languageModel: modelFailure.optional(),
  }),
]) satisfies z.ZodType<GeneratedSqlView>;

export const newLlmPolicy = z
  .object({
    allowed: z.boolean().describe('It is asked what the engine declines.'),
    maySeeRows: z
      .boolean()
      .default(false)
      .describe('It is shown values and rows of the data, and not only the schema.'),
  })
  .meta({ example: { allowed: false } });
export type NewLlmPolicy = z.infer<typeof newLlmPolicy>;

/** Says the same as `LlmPolicyView`; the compiler holds it to that. */
export const llmPolicy = z.object({
  allowed: z.boolean(),
  maySeeRows: z.boolean(),
  available: z.boolean().describe('Whether this Almanac has a language model: `LLM_BASE_URL`.'),
  languageModel: z.string().optional().describe('Its name.'),
  changedBy: z.uuid().optional().describe('Absent while nobody has decided.'),
  changedAt: z.iso.datetime().optional(),
}) satisfies z.ZodType<LlmPolicyView>;
