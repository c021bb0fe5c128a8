import { z } from 'zod';
import { erasures } from '#shared/contracts';
import { pageOf } from '#shared/pagination';
import { type ErasureView, erasureStates } from '../../contract/index.js';

export const erasureId = z.uuid().describe('The id of an erasure, as asking for it answered.');
const receipt = z
  .string()
  .min(1)
  .max(100)
  .describe('The receipt that asking for the erasure answered, once.');

const count = z.object({ table: z.string(), onErase: z.enum(erasures), rows: z.number().int() });

export const erasure = z.object({
  id: erasureId,
  state: z.enum(erasureStates),
  requestedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().describe('When it begins; until then it can be cancelled.'),
  completedAt: z.iso.datetime().optional(),
  problem: z.string().optional().describe('Why it does not begin.'),
  steps: z
    .array(
      z.object({
        module: z.string(),
        state: z.enum(['waiting', 'erased']),
        attempts: z.number().int(),
        problem: z.string().optional().describe('Of the last attempt, when it failed.'),
        confirmedAt: z.iso.datetime().optional(),
      }),
    )
    .describe('Module by module; empty before it has begun.'),
  certificate: z
    .object({
      erasureId,
      requestedAt: z.iso.datetime(),
      completedAt: z.iso.datetime(),
      pseudonym: z.uuid(),
      modules: z.array(
        z.object({ module: z.string(), confirmedAt: z.iso.datetime(), tables: z.array(count) }),
      ),
    })
    .optional()
    .describe('When it is completed: what was erased, confirmed by every module.'),
}) satisfies z.ZodType<ErasureView>;

export const erasurePage = pageOf(erasure);

export const requestedErasure = erasure.extend({ receipt });
