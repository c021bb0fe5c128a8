import { defineContract } from '#shared/contracts';
import { governanceAudit } from './audit.js';
import {
  AccessRefused,
  AuditExported,
  BeginAuditExport,
  ListAuditTrails,
  NoteRefusal,
  VerifyAuditTrail,
} from './audit-checks.js';
import { ListAuditEntries } from './audit-messages.js';
import {
  ConsentDecided,
  ConsentPublished,
  ConsentRetired,
  DecideConsent,
  ListConsentPurposes,
  ListConsentRecords,
  ListConsents,
  ListConsentVersions,
  PublishConsentPurpose,
  PublishConsentVersion,
  RetireConsentPurpose,
} from './consent.js';
import { entitiesAudit } from './entities/events.js';
import { entities } from './entities/index.js';
import { CancelErasure, GetErasure, ListErasures, RequestErasure } from './erasure.js';
import { RowPolicyChanged, UserAttributesChanged } from './events.js';
import {
  BeginPersonalDataDownload,
  GetPersonalDataExport,
  GetProcessingRegister,
  ListPersonalDataExports,
  RequestPersonalDataExport,
} from './gdpr.js';
import {
  ErasureCancelled,
  ErasureCompleted,
  ErasureRequested,
  PersonalDataExportDownloaded,
  PersonalDataExportRequested,
} from './gdpr-events.js';
import { governancePersonalData } from './personal-data.js';
import { quality, qualityAudit } from './quality/index.js';
import {
  GetRetention,
  governanceRetention,
  LegalHoldChanged,
  ListRetentionRuns,
  PreviewRetention,
  RetentionChanged,
  SetLegalHold,
  SetRetention,
} from './retention.js';
import {
  CreateRowPolicy,
  GetRowPolicy,
  GetRowRules,
  GetUserAttributes,
  ListMemberRules,
  ListRowPolicies,
  RemoveRowPoliciesOfSource,
  RemoveRowPolicy,
  ReplaceRowPolicy,
  SetUserAttributes,
} from './row-policies.js';

export * from './audit-checks.js';
export {
  type AuditEntryView,
  type AuditFilter,
  type AuditPageView,
  type AuditPersonView,
  auditSorts,
  ListAuditEntries,
} from './audit-messages.js';
export * from './consent.js';
export * from './entities/index.js';
export * from './erasure.js';
export { governanceErrors } from './errors.js';
export { RowPolicyChanged, UserAttributesChanged } from './events.js';
export * from './gdpr.js';
export * from './gdpr-events.js';
export * from './quality/index.js';
export * from './retention.js';
export {
  type AttributeComparison,
  builtinAttributes,
  type ColumnComparison,
  type ColumnNullTest,
  type Comparison,
  comparisons,
  type NullTest,
  nullTests,
  type PolicyValue,
  type RowCondition,
  type RowRule,
  valueShapes,
} from './row-conditions.js';
export {
  CreateRowPolicy,
  GetRowPolicy,
  GetRowRules,
  GetUserAttributes,
  ListMemberRules,
  ListRowPolicies,
  type MemberRulesView,
  type NewRowPolicy,
  type PolicyAudience,
  RemoveRowPoliciesOfSource,
  RemoveRowPolicy,
  ReplaceRowPolicy,
  type RowPolicyPage,
  type RowPolicyView,
  type RowRulesView,
  SetUserAttributes,
  type TableRule,
  type UserAttributes,
  type UserAttributesView,
  type Viewpoint,
} from './row-policies.js';

export const governanceContract = defineContract({
  module: 'governance',
  commands: [
    CreateRowPolicy,
    ReplaceRowPolicy,
    RemoveRowPolicy,
    RemoveRowPoliciesOfSource,
    SetUserAttributes,
    BeginAuditExport,
    NoteRefusal,
    SetRetention,
    SetLegalHold,
    governanceRetention.apply,
    RequestPersonalDataExport,
    BeginPersonalDataDownload,
    RequestErasure,
    CancelErasure,
    governancePersonalData.erase,
    PublishConsentPurpose,
    PublishConsentVersion,
    RetireConsentPurpose,
    DecideConsent,
    ...quality.commands,
    ...entities.commands,
  ],
  queries: [
    GetRowPolicy,
    ListRowPolicies,
    GetUserAttributes,
    GetRowRules,
    ListMemberRules,
    ListAuditEntries,
    GetProcessingRegister,
    GetPersonalDataExport,
    ListPersonalDataExports,
    GetErasure,
    ListErasures,
    governancePersonalData.count,
    governancePersonalData.collect,
    ListAuditTrails,
    VerifyAuditTrail,
    GetRetention,
    PreviewRetention,
    ListRetentionRuns,
    ListConsents,
    ListConsentPurposes,
    ListConsentVersions,
    ListConsentRecords,
    ...quality.queries,
    ...entities.queries,
  ],
  answers: ['organizations.find-legal-hold'],
  inquiries: [...quality.inquiries, ...entities.inquiries],
  events: [
    RowPolicyChanged,
    UserAttributesChanged,
    AuditExported,
    AccessRefused,
    RetentionChanged,
    LegalHoldChanged,
    ConsentPublished,
    ConsentRetired,
    ConsentDecided,
    PersonalDataExportRequested,
    PersonalDataExportDownloaded,
    ErasureRequested,
    ErasureCancelled,
    ErasureCompleted,
    ...quality.events,
    ...entities.events,
  ],
  audit: [...governanceAudit, ...qualityAudit, ...entitiesAudit],
  retention: governanceRetention,
  personalData: governancePersonalData,
  gathersPersonalData: true,
});
