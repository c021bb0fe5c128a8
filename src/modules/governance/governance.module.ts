import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { governanceContract } from './contract/index.js';
import { AttributesController } from './http/attributes.controller.js';
import { PoliciesController } from './http/policies.controller.js';
import { RowPolicyEntity } from './infra/row-policy.entity.js';
import { RowPolicyRepository } from './infra/row-policy.repository.js';
import { UserAttributeEntity } from './infra/user-attribute.entity.js';
import { UserAttributeRepository } from './infra/user-attribute.repository.js';
import { useCases } from './use-cases/index.js';
import { Members } from './use-cases/members.js';
import { PolicyChanges } from './use-cases/policy-changes.js';

@Module({
  imports: [TypeOrmModule.forFeature([RowPolicyEntity, UserAttributeEntity])],
  controllers: [AttributesController, PoliciesController],
  providers: [Members, PolicyChanges, RowPolicyRepository, UserAttributeRepository, ...useCases],
})
export class GovernanceModule {
  static readonly contract = governanceContract;
}
