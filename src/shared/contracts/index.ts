export { type Actor, guestActor, publicOrganizationId, type Role, roles, systemActor } from './actor.js';
export {
  Audited,
  type AuditFact,
  type AuditOutcome,
  type AuditRule,
  audited,
  auditOutcomes,
  type Origin,
  unaudited,
} from './audit.js';
export type { Client } from './client.js';
export {
  defineContract,
  type InputOf,
  type Json,
  type MessageClass,
  type ModuleClass,
  type ModuleContract,
  type ResultOf,
} from './contract.js';
export { DomainEvent, type EventClass } from './domain-event.js';
export type { JsonValue } from './json-value.js';
export { type Meter, meters } from './meter.js';
export { type Permission, permissionNames, permissionsOf, permissionTable, permits } from './permission.js';
export {
  definePersonalData,
  type Erasure,
  erasures,
  type LegalBasis,
  legalBases,
  type Person,
  type PersonalCount,
  type PersonalData,
  type PersonalRows,
  type PersonalTable,
  type PersonColumn,
} from './personal-data.js';
export {
  defineRetention,
  type RetainedKind,
  type Retention,
  type RetentionException,
  type RetentionOrder,
  type RetentionOutcome,
} from './retention.js';
export { type Scope, scopes } from './scope.js';
