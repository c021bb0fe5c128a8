import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { organizationsContract } from './contract/index.js';
import { MembersController } from './http/members.controller.js';
import { OrganizationsController } from './http/organizations.controller.js';
import { MemberRepository } from './infra/member.repository.js';
import { MembershipEntity } from './infra/membership.entity.js';
import { OrganizationEntity } from './infra/organization.entity.js';
import { OrganizationRepository } from './infra/organization.repository.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [TypeOrmModule.forFeature([MembershipEntity, OrganizationEntity])],
  controllers: [MembersController, OrganizationsController],
  providers: [MemberRepository, OrganizationRepository, ...useCases],
})
export class OrganizationsModule {
  static readonly contract = organizationsContract;
}
