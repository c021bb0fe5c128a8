import { type AuditRule, audited, unaudited } from '#shared/contracts';
import { PlanChanged, QuotaNearlyUsed } from './events.js';

export const billingAudit: readonly AuditRule[] = [
  audited(PlanChanged, ({ organizationId, from, to, by }) => ({
    organizationId,
    subject: { kind: 'organization', id: organizationId },
    details: { before: { plan: from }, after: { plan: to }, by },
  })),
  unaudited(QuotaNearlyUsed, 'nobody did it: usage has grown'),
];
