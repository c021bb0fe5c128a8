import { z } from 'zod';
import type { ParsedQuestionView } from '../contract/index.js';
import { choices, decline, questionText, reading, sourceId, sql } from './questions.dto.js';

export const textToParse = z
  .object({ question: questionText, dataSourceId: sourceId.optional() })
  .meta({ example: { question: 'popluation of califronia' } });
export type TextToParse = z.infer<typeof textToParse>;

const senseKinds = ['table', 'column', 'value', 'operator', 'number', 'date', 'quoted', 'filler'] as const;

/** Says the same as `ParsedQuestionView`; the compiler holds it to that. */
export const parsedQuestion = z.object({
  question: z.string(),
  dataSourceId: z.uuid(),
  modelVersion: z.string(),
  engineVersion: z.string(),
  phrases: z
    .array(
      z.object({
        text: z.string(),
        senses: z
          .array(z.object({ kind: z.enum(senseKinds), text: z.string() }))
          .describe('Everything the words can mean; empty when nothing is known about them.'),
      }),
    )
    .describe('The question, cut into what was looked up together.'),
  candidates: z
    .array(z.object({ text: z.string(), sql: z.string(), score: z.number() }))
    .describe('The readings that were weighed, best first.'),
  interpretation: z.discriminatedUnion('status', [
    z.object({ status: z.literal('answered'), reading, sql }),
    z.object({ status: z.literal('ambiguous'), phrase: z.string(), choices }),
    z.object(decline),
  ]),
  parseMs: z.number(),
}) satisfies z.ZodType<ParsedQuestionView>;
