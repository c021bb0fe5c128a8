import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { personalDataProviders } from '#shared/personal-data';
import { governanceContract } from './contract/index.js';
import { governancePersonalData } from './contract/personal-data.js';
import { AttributesController } from './http/attributes.controller.js';
import { AuditController } from './http/audit.controller.js';
import { consentControllers } from './http/consent/index.js';
import { entityControllers } from './http/entities/index.js';
import { gdprControllers } from './http/gdpr/index.js';
import { PoliciesController } from './http/policies.controller.js';
import { qualityControllers } from './http/quality/index.js';
import { RetentionController } from './http/retention/retention.controller.js';
import { AuditEntryEntity } from './infra/audit/audit-entry.entity.js';
import { auditProviders } from './infra/audit/index.js';
import { PersonEntries } from './infra/audit/person-entries.js';
import { OwnErasure } from './infra/gdpr/own-erasure.js';
import { RowPolicyEntity } from './infra/row-policy.entity.js';
import { RowPolicyRepository } from './infra/row-policy.repository.js';
import { UserAttributeEntity } from './infra/user-attribute.entity.js';
import { UserAttributeRepository } from './infra/user-attribute.repository.js';
import { auditUseCases } from './use-cases/audit/index.js';
import { consentProviders } from './use-cases/consent/index.js';
import { entityProviders } from './use-cases/entities/index.js';
import { gdprProviders } from './use-cases/gdpr/index.js';
import { useCases } from './use-cases/index.js';
import { Members } from './use-cases/members.js';
import { PolicyChanges } from './use-cases/policy-changes.js';
import { qualityProviders } from './use-cases/quality/index.js';
import { retentionProviders } from './use-cases/retention/index.js';
import { Teams } from './use-cases/teams.js';

@Module({
  imports: [TypeOrmModule.forFeature([AuditEntryEntity, RowPolicyEntity, UserAttributeEntity])],
  controllers: [
    AttributesController,
    AuditController,
    PoliciesController,
    RetentionController,
    ...consentControllers,
    ...entityControllers,
    ...gdprControllers,
    ...qualityControllers,
  ],
  providers: [
    Members,
    PolicyChanges,
    RowPolicyRepository,
    Teams,
    UserAttributeRepository,
    ...useCases,
    ...auditProviders,
    ...auditUseCases,
    ...consentProviders,
    ...personalDataProviders(governancePersonalData, OwnErasure, PersonEntries),
    ...entityProviders,
    ...gdprProviders,
    ...qualityProviders,
    ...retentionProviders,
  ],
})
export class GovernanceModule {
  static readonly contract = governanceContract;
}
