import { z } from 'zod';
import { erasures, legalBases } from '#shared/contracts';
import type { ProcessingView } from '../../contract/index.js';

const processing = z.object({
  module: z.string(),
  table: z.string(),
  data: z.string().describe('The kinds of data, in words.'),
  purpose: z.string(),
  legalBasis: z.enum(legalBases).describe('Article 6 of the GDPR.'),
  retention: z.string().describe('How long it is kept, in words.'),
  onErase: z
    .array(z.enum(erasures))
    .describe('What an erasure does: with rows of one’s own, and with rows of others that name one.'),
}) satisfies z.ZodType<ProcessingView>;

export const processingRegister = z.object({ items: z.array(processing) });
