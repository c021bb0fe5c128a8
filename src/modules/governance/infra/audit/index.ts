import { ParquetObjects } from '#shared/archives';
import { AuditArchives } from './audit-archives.js';
import { AuditPersons } from './audit-persons.js';
import { AuditReader } from './audit-reader.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

export const auditProviders = [
  AuditArchives,
  AuditPersons,
  AuditReader,
  AuditTrail,
  AuditVerifier,
  ParquetObjects,
];
