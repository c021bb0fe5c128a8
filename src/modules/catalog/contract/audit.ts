import { type AuditRule, unaudited } from '#shared/contracts';
import { SchemaChanged } from './changes.js';

export const catalogAudit: readonly AuditRule[] = [
  unaudited(SchemaChanged, 'kept as versions of the schema, and done by whoever changed the data'),
];
