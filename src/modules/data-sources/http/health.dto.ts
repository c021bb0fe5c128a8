import { z } from 'zod';
import { healthStates } from '../contract/index.js';
import { clickhouseCandidate, mysqlCandidate, postgresqlCandidate } from './data-sources.dto.js';

export const candidate = z.discriminatedUnion('kind', [
  postgresqlCandidate,
  mysqlCandidate,
  clickhouseCandidate,
]);
export type Candidate = z.infer<typeof candidate>;

const problem = z
  .object({ code: z.string(), message: z.string() })
  .optional()
  .describe('Why it does not answer, as an error of that code would say.');

export const healthCheck = z.object({
  healthy: z.boolean(),
  latencyMs: z.number().describe('How long connecting and asking took.'),
  problem,
});

export const health = z
  .object({
    state: z.enum([...healthStates, 'unknown']).describe('`unknown` until it was looked at once.'),
    checkedAt: z.iso.datetime().optional().describe('When it was last looked at.'),
    history: z
      .array(z.object({ state: z.enum(healthStates), since: z.iso.datetime(), problem }))
      .describe('What it was and from when on, the newest first; a hundred changes at most.'),
  })
  .meta({
    example: {
      state: 'healthy',
      checkedAt: '2026-01-31T12:05:00.000Z',
      history: [{ state: 'healthy', since: '2026-01-30T08:00:00.000Z' }],
    },
  });
