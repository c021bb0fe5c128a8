import { OnAudited } from '../on-audited.js';
import { ListAuditEntriesHandler } from './list-audit-entries.js';

export const auditUseCases = [ListAuditEntriesHandler, OnAudited];
