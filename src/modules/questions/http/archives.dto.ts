import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import type { QuestionArchivePageView } from '../contract/index.js';

export const archiveId = z.uuid().describe('The `id` of one of `GET /questions/archives`.');

export const archivePage = pageOf(
  z.object({
    id: archiveId,
    month: z.string().describe('In UTC: `2024-11`.'),
    questions: z.int(),
    sizeBytes: z.int(),
    archivedAt: z.iso.datetime(),
  }),
) satisfies z.ZodType<QuestionArchivePageView>;
