import { AuditRetention } from '../../infra/audit/audit-retention.js';
import { LegalHolds } from '../../infra/retention/legal-holds.js';
import { RetentionRules } from '../../infra/retention/retention-rules.js';
import { ApplyOwnRetentionHandler } from './apply-own-retention.js';
import { ApplyRetentionJob } from './apply-retention.js';
import { FindLegalHoldOfOrganization } from './find-legal-hold.js';
import { GetRetentionHandler } from './get-retention.js';
import { ListRetentionRunsHandler } from './list-retention-runs.js';
import { PreviewRetentionHandler } from './preview-retention.js';
import { Retaining } from './retaining.js';
import { SetLegalHoldHandler } from './set-legal-hold.js';
import { SetRetentionHandler } from './set-retention.js';

export const retentionProviders = [
  ApplyOwnRetentionHandler,
  ApplyRetentionJob,
  AuditRetention,
  FindLegalHoldOfOrganization,
  GetRetentionHandler,
  LegalHolds,
  ListRetentionRunsHandler,
  PreviewRetentionHandler,
  Retaining,
  RetentionRules,
  SetLegalHoldHandler,
  SetRetentionHandler,
];
