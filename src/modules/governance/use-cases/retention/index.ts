import { AuditRetention } from '../../infra/audit/audit-retention.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { ApplyAuditRetentionHandler } from './apply-audit-retention.js';
import { ApplyRetentionJob } from './apply-retention.js';
import { GetRetentionHandler } from './get-retention.js';
import { ListRetentionRunsHandler } from './list-retention-runs.js';
import { PreviewRetentionHandler } from './preview-retention.js';
import { Retaining } from './retaining.js';
import { SetLegalHoldHandler } from './set-legal-hold.js';
import { SetRetentionHandler } from './set-retention.js';

export const retentionProviders = [
  ApplyAuditRetentionHandler,
  ApplyRetentionJob,
  AuditRetention,
  GetRetentionHandler,
  ListRetentionRunsHandler,
  PreviewRetentionHandler,
  Retaining,
  RetentionRules,
  SetLegalHoldHandler,
  SetRetentionHandler,
];
