import { type AuditRule, audited } from '#shared/contracts';
import { AccessRefused, AuditExported } from './audit-checks.js';
import { ConsentDecided, ConsentPublished, ConsentRetired } from './consent.js';
import { RowPolicyChanged, UserAttributesChanged } from './events.js';
import { gdprAudit } from './gdpr-events.js';
import { LegalHoldChanged, RetentionChanged } from './retention.js';

export const governanceAudit: readonly AuditRule[] = [
  ...gdprAudit,
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
  audited(AccessRefused, ({ organizationId, userId, route, code, detail }) => ({
    organizationId,
    actorId: userId,
    outcome: 'refused',
    subject: { kind: 'route', id: route },
    details: { code, detail },
  })),
  audited(AuditExported, ({ organizationId, userId, format, filter }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'audit-trail', id: organizationId },
    details: { format, filter: { ...filter } as Readonly<Record<string, string>> },
  })),
  audited(RetentionChanged, ({ organizationId, userId, kind, after }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'retention', id: kind },
    details: { after },
  })),
  audited(LegalHoldChanged, ({ organizationId, userId, reason }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'legal-hold', id: organizationId },
    details: { reason },
  })),
  audited(ConsentPublished, ({ organizationId, userId, purposeId, ...details }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'consent-purpose', id: purposeId },
    details,
  })),
  audited(ConsentRetired, ({ organizationId, userId, purposeId, name }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'consent-purpose', id: purposeId },
    details: { name },
  })),
  audited(ConsentDecided, ({ organizationId, userId, purposeId, ...details }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'consent-purpose', id: purposeId },
    details,
  })),
];
