import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { personalDataProviders } from '#shared/personal-data';
import { organizationsContract } from './contract/index.js';
import { organizationsPersonalData } from './contract/personal-data.js';
import { ImageStreams } from './http/image-streams.js';
import { ImagesController } from './http/images.controller.js';
import { InvitationsController } from './http/invitations.controller.js';
import { InvitedController } from './http/invited.controller.js';
import { LifeController } from './http/life.controller.js';
import { MembersController } from './http/members.controller.js';
import { NetworksController } from './http/networks.controller.js';
import { OrganizationsController } from './http/organizations.controller.js';
import { ProfileController } from './http/profile.controller.js';
import { ScimController } from './http/scim.controller.js';
import { ScimDiscoveryController } from './http/scim-discovery.controller.js';
import { ScimGroupsController } from './http/scim-groups.controller.js';
import { ScimTokensController } from './http/scim-tokens.controller.js';
import { TeamsController } from './http/teams.controller.js';
import { TenantsController } from './http/tenants.controller.js';
import { OrganizationsConfig } from './infra/config.js';
import { HeldOrganizations } from './infra/held-organizations.js';
import { ImageRepository } from './infra/images/image.repository.js';
import { ImageEncoder } from './infra/images/image-encoder.js';
import { Images } from './infra/images/images.js';
import { InvitationEntity } from './infra/invitation.entity.js';
import { InvitationRepository } from './infra/invitation.repository.js';
import { Joining } from './infra/joining.js';
import { LegalHolds } from './infra/legal-holds.js';
import { MemberRepository } from './infra/member.repository.js';
import { MemberListing } from './infra/member-listing.js';
import { MembershipEntity } from './infra/membership.entity.js';
import { OrganizationEntity } from './infra/organization.entity.js';
import { OrganizationRepository } from './infra/organization.repository.js';
import { OwnErasure } from './infra/own-erasure.js';
import { ProfileEntity } from './infra/profile.entity.js';
import { ProfileRepository } from './infra/profile.repository.js';
import { ScimChanges } from './infra/scim-changes.js';
import { ScimDirectory } from './infra/scim-directory.js';
import { ScimGroupChanges } from './infra/scim-group-changes.js';
import { ScimGroups } from './infra/scim-groups.js';
import { ScimTokens } from './infra/scim-tokens.js';
import { ScimUsers } from './infra/scim-users.js';
import { Seats } from './infra/seats.js';
import { TeamEntity } from './infra/team.entity.js';
import { TeamRepository } from './infra/team.repository.js';
import { TeamWrites } from './infra/team-writes.js';
import { useCases } from './use-cases/index.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([
      InvitationEntity,
      MembershipEntity,
      OrganizationEntity,
      ProfileEntity,
      TeamEntity,
    ]),
  ],
  controllers: [
    ImagesController,
    InvitationsController,
    InvitedController,
    LifeController,
    MembersController,
    NetworksController,
    OrganizationsController,
    TeamsController,
    ScimController,
    ScimDiscoveryController,
    ScimGroupsController,
    ScimTokensController,
    ProfileController,
    TenantsController,
  ],
  providers: [
    HeldOrganizations,
    ImageEncoder,
    ImageStreams,
    ImageRepository,
    Images,
    InvitationRepository,
    Joining,
    LegalHolds,
    MemberListing,
    MemberRepository,
    OrganizationRepository,
    OrganizationsConfig,
    ProfileRepository,
    Seats,
    TeamRepository,
    TeamWrites,
    ScimChanges,
    ScimDirectory,
    ScimGroupChanges,
    ScimGroups,
    ScimTokens,
    ScimUsers,
    ...personalDataProviders(organizationsPersonalData, OwnErasure),
    ...useCases,
  ],
})
export class OrganizationsModule {
  static readonly contract = organizationsContract;
}
