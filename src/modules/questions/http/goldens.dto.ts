import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  type FeedbackView,
  type GoldenPageView,
  type GoldenView,
  goldenStatuses,
  type Verdict,
} from '../contract/index.js';
import { questionId, sql } from './questions.dto.js';

const comment = z.string().max(2000).optional();

export const newFeedback = z.discriminatedUnion('verdict', [
  z.object({ questionId, verdict: z.enum(['right', 'wrong']), comment }),
  z.object({
    questionId,
    verdict: z.literal('reading'),
    choiceId: z
      .string()
      .min(1)
      .max(2000)
      .describe('The id of a choice, or `reading=` and the text of a candidate of `POST /nlp/parse`.'),
    comment,
  }),
  z.object({
    questionId,
    verdict: z.literal('sql'),
    sql: z.string().min(1).max(20_000).describe('One SELECT that answers the question; it is run once.'),
    comment,
  }),
]);
export type NewFeedback = z.infer<typeof newFeedback>;

/** What of the request is the verdict. */
export const verdictOf = ({ questionId: _question, comment: _comment, ...verdict }: NewFeedback): Verdict =>
  verdict;

export const goldenId = z.uuid().describe('The `id` of one of `GET /nlp/goldens`.');

export const promotion = z.object({ questionId });
export type Promotion = z.infer<typeof promotion>;

export const golden = z.object({
  id: goldenId,
  dataSourceId: z.uuid(),
  question: z.string(),
  kind: z.enum(['reading', 'sql']).describe("The engine's own reading, or SQL written by hand."),
  chosen: z.array(z.string()),
  sql,
  status: z.enum(goldenStatuses).describe('Used while `active`.'),
  problem: z.string().optional().describe('Why it is `broken`.'),
  proposedBy: z.uuid(),
  checkedBy: z.uuid().optional(),
  proposedAt: z.iso.datetime(),
}) satisfies z.ZodType<GoldenView>;

export const goldensPage = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only those about this source.'),
  status: z.enum(goldenStatuses).optional(),
});
export type GoldensPage = z.infer<typeof goldensPage>;

export const goldenPage = pageOf(golden) satisfies z.ZodType<GoldenPageView>;

/** Says the same as `FeedbackView`; the compiler holds it to that. */
export const feedback = z.object({
  id: z.uuid(),
  questionId,
  verdict: z.enum(['right', 'wrong', 'reading', 'sql']),
  golden: golden.optional().describe('What a correction proposes, for an Analyst or Admin to check.'),
}) satisfies z.ZodType<FeedbackView>;
