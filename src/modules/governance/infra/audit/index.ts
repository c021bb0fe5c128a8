import { AuditPersons } from './audit-persons.js';
import { AuditReader } from './audit-reader.js';
import { AuditTrail } from './audit-trail.js';

export const auditProviders = [AuditPersons, AuditReader, AuditTrail];
