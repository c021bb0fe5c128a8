import { z } from 'zod';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  type LearnedNamePageView,
  type LessonPageView,
  type LessonView,
  lessonStatuses,
} from '../contract/index.js';
import { sourceId } from './questions.dto.js';

export const learnedNameId = z.uuid().describe('The `id` of one of `GET /nlp/learned`.');

export const lessonToGive = z.object({ dataSourceId: sourceId.optional() }).meta({ example: {} });
export type LessonToGive = z.infer<typeof lessonToGive>;

export const learnedPage = pageRequest.extend({
  dataSourceId: z.uuid().optional().describe('Only what is about this source.'),
});
export type LearnedPage = z.infer<typeof learnedPage>;

const learned = z.object({
  name: z.string(),
  meaning: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('table'), table: z.string() }),
      z.object({ kind: z.literal('column'), table: z.string(), column: z.string() }),
      z.object({ kind: z.literal('value'), table: z.string(), column: z.string(), value: z.string() }),
    ])
    .describe('The table, column or value that is meant.'),
  question: z.string().describe('That of the golden answer it was learned from.'),
});

/** Says the same as `LearnedNamePageView`; the compiler holds it to that. */
export const learnedNamePage = pageOf(
  learned.extend({
    id: learnedNameId,
    dataSourceId: z.uuid(),
    goldenId: z.uuid(),
    learnedAt: z.iso.datetime(),
  }),
) satisfies z.ZodType<LearnedNamePageView>;

const report = z.object({
  learned: z.array(learned),
  kept: z.int().describe('How many names were known before, and still are.'),
  dropped: z.array(z.object({ name: z.string(), reason: z.string() })),
  notLearned: z
    .array(z.object({ question: z.string(), reason: z.string() }))
    .describe('Golden answers that taught nothing.'),
  unreadableTerms: z
    .array(z.object({ termId: z.uuid(), name: z.string(), reason: z.string() }))
    .describe('Terms of the glossary whose definitions cannot be read any more.'),
});

/** Says the same as `LessonView`; the compiler holds it to that. */
export const lesson = z.object({
  id: z.uuid(),
  dataSourceId: z.uuid(),
  status: z.enum(lessonStatuses),
  requestedBy: z.uuid().optional().describe('Absent for the weekly one.'),
  requestedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().optional(),
  report: report.optional(),
  problem: z.string().optional().describe('Why it failed.'),
}) satisfies z.ZodType<LessonView>;

export const lessonPage = pageOf(lesson) satisfies z.ZodType<LessonPageView>;
