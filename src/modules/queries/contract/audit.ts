import { type AuditRule, audited, unaudited } from '#shared/contracts';
import { QueriesExecuted, ResultExported, StatementRefused } from './events.js';

export const queriesAudit: readonly AuditRule[] = [
  unaudited(QueriesExecuted, 'every statement is in the history of queries'),
  audited(StatementRefused, ({ organizationId, userId, dataSourceId, sql, code, reason }) => ({
    organizationId,
    actorId: userId,
    outcome: 'refused',
    subject: { kind: 'data-source', id: dataSourceId },
    details: { code },
    words: { sql, reason },
  })),
  audited(ResultExported, ({ organizationId, userId, dataSourceId, ...details }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'data-source', id: dataSourceId },
    details,
  })),
];
