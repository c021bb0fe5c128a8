import { z } from 'zod';
import { auditOutcomes } from '#shared/contracts';
import { pageOf, pageRequest } from '#shared/pagination';
import {
  type AuditEntryView,
  type AuditPageView,
  type AuditVerificationView,
  auditFormats,
  auditProblems,
  auditSorts,
} from '../contract/index.js';

const text = z.string().min(1).max(200);
const said = z.record(z.string(), z.unknown());

export const auditFilter = z.object({
  action: text
    .optional()
    .describe('An event, `identity.signed-in`, or all of a module with a dot at the end: `identity.`.'),
  outcome: z.enum(auditOutcomes).optional(),
  actorId: z.uuid().optional().describe('Of a user, or a pseudonym: who did it.'),
  subjectKind: text.optional().describe('What it was done to: `user`, `team`, `data-source`, …'),
  subjectId: text.optional().describe('Of a user, the id or the pseudonym.'),
  correlationId: text.optional().describe('`X-Correlation-Id`, or `X-Request-Id`, of the request.'),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before.'),
});

export const auditRequest = pageRequest.extend({
  ...auditFilter.shape,
  sort: z.enum(auditSorts).default('recordedAt'),
  order: z.enum(['asc', 'desc']).default('desc'),
});
export type AuditRequest = z.infer<typeof auditRequest>;

const entry = z.object({
  seq: z.int().describe('The place in the trail of the organisation, from 1.'),
  eventId: z.uuid(),
  action: z.string().describe('The event.'),
  outcome: z.enum(auditOutcomes),
  occurredAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  correlationId: z.string(),
  actor: z
    .object({
      pseudonym: z.uuid(),
      id: z.uuid().optional().describe('Of the user; absent when the person was forgotten.'),
    })
    .describe('Who did it.'),
  subject: z.object({ kind: z.string(), id: z.string() }).optional().describe('What it was done to.'),
  address: z.string().optional().describe('Where the request came from.'),
  userAgent: z.string().optional(),
  words: said.optional().describe('What the actor wrote.'),
  details: said.optional().describe('What was `before` and what is `after`, or what else is to be known.'),
  hash: z.string().describe('SHA-256 over the entry and the hash of the one before, hexadecimal.'),
}) as z.ZodType<AuditEntryView>;

export const auditPage = pageOf(entry) satisfies z.ZodType<AuditPageView>;

export const exportRequest = auditFilter.extend({
  format: z.enum(auditFormats).default('ndjson'),
});
export type ExportRequest = z.infer<typeof exportRequest>;

export const verificationRequest = z
  .object({
    seq: z.coerce.number().int().min(1).optional().describe('Of an end that was noted earlier.'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'give 64 hexadecimal digits')
      .optional()
      .describe('Of the same end.'),
  })
  .refine(({ seq, hash }) => (seq === undefined) === (hash === undefined), {
    path: ['hash'],
    error: 'give `seq` and `hash` together',
  });
export type VerificationRequest = z.infer<typeof verificationRequest>;

export const verification = z.object({
  organizationId: z.uuid(),
  intact: z.boolean(),
  entries: z.int().describe('How many were looked at.'),
  end: z.object({ seq: z.int(), hash: z.string() }).describe('Keep it elsewhere.'),
  problems: z
    .array(
      z.object({
        problem: z
          .enum(auditProblems)
          .describe(
            '`changed`: not the entry that its hash was made of; `missing`; `unlinked`: does not follow the one before; ' +
              '`archive`: the file of a part is gone or another one; `person`: a pseudonym of nobody.',
          ),
        seq: z.int(),
        until: z.int().optional().describe('The last entry, where there are several.'),
      }),
    )
    .describe('The first hundred.'),
}) satisfies z.ZodType<AuditVerificationView>;
