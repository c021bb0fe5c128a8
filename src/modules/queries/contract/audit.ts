import { type AuditRule, unaudited } from '#shared/contracts';
import { QueriesExecuted } from './events.js';

export const queriesAudit: readonly AuditRule[] = [
  unaudited(QueriesExecuted, 'every statement is in the history of queries'),
];
