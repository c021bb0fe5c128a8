import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type ConsentRecordPage,
  type ConsentRecordView,
  consentDecisions,
  consentRecordSorts,
} from '../../contract/index.js';
import { scope } from './consent-purposes.dto.js';
import { purposeId, version } from './consents.dto.js';

export const recordsRequest = pageRequest.extend({
  scope: scope.default('organization'),
  purposeId: purposeId.optional(),
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('About this version alone.'),
  userId: z.uuid().optional().describe('Of one person.'),
  decision: z.enum(consentDecisions).optional(),
  from: z.iso.datetime({ offset: true }).optional().describe('Not before.'),
  to: z.iso.datetime({ offset: true }).optional().describe('Before.'),
  latest: z
    .enum(['true', 'false'])
    .optional()
    .describe('Only the last decision of a person about a purpose.'),
  ...sortingBy(consentRecordSorts, { sort: 'recordedAt', order: 'desc' }),
});
export type RecordsRequest = z.infer<typeof recordsRequest>;

const record = z.object({
  id: z.uuid(),
  purposeId,
  name: z.string().describe('Of the purpose.'),
  version,
  userId: z.uuid(),
  decision: z.enum(consentDecisions),
  recordedAt: z.iso.datetime(),
  address: z.string().optional().describe('Where the request came from.'),
  userAgent: z.string().optional(),
}) satisfies z.ZodType<ConsentRecordView>;

export const recordPage = pageOf(record) satisfies z.ZodType<ConsentRecordPage>;
