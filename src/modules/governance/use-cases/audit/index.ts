import { OnAudited } from '../on-audited.js';
import { BeginAuditExportHandler } from './begin-audit-export.js';
import { ListAuditEntriesHandler } from './list-audit-entries.js';
import { ListAuditTrailsHandler } from './list-audit-trails.js';
import { NoteRefusalHandler } from './note-refusal.js';
import { VerifyAuditTrailHandler } from './verify-audit-trail.js';

export const auditUseCases = [
  BeginAuditExportHandler,
  ListAuditEntriesHandler,
  ListAuditTrailsHandler,
  NoteRefusalHandler,
  OnAudited,
  VerifyAuditTrailHandler,
];
