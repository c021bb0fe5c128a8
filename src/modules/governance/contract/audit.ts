import { type AuditRule, audited } from '#shared/contracts';
import { RowPolicyChanged, UserAttributesChanged } from './events.js';

export const governanceAudit: readonly AuditRule[] = [
  audited(RowPolicyChanged, ({ organizationId, userId, policyId, before, after, ...of }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'row-policy', id: policyId },
    details: JSON.parse(JSON.stringify({ ...of, before, after })),
  })),
  audited(UserAttributesChanged, ({ organizationId, userId, memberId, before, after }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'user', id: memberId },
    details: { before, after },
  })),
];
