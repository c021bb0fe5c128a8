import { type AuditRule, audited } from '#shared/contracts';
import { TermRemoved, TermSaved } from './events.js';

export const semanticsAudit: readonly AuditRule[] = [
  audited(TermSaved, ({ organizationId, userId, termId, added, ...after }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'term', id: termId },
    details: { added, after: JSON.parse(JSON.stringify(after)) },
  })),
  audited(TermRemoved, ({ organizationId, userId, termId, dataSourceId, name }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'term', id: termId },
    details: { before: { dataSourceId, name } },
  })),
];
