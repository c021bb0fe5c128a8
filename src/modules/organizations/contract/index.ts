import { defineContract } from '#shared/contracts';
import { organizationsAudit } from './audit.js';
import {
  AddMember,
  ChangeMemberRole,
  RemoveMember,
  RequireSecondFactor,
  ResumeMember,
  SuspendMember,
} from './commands.js';
import { MemberAdded, MemberRemoved, MemberResumed, MemberRoleChanged, MemberSuspended } from './events.js';
import { BeginImageUpload, GetImage, SetAvatar, SetLogo } from './image-messages.js';
import {
  AcceptInvitation,
  FindSeatLimit,
  GetInvitedAddress,
  InvitationAccepted,
  InvitationRevoked,
  InviteMember,
  ListInvitations,
  MemberInvited,
  ResendInvitation,
  RevokeInvitation,
} from './invitation-messages.js';
import { GetAllowedNetworks, LiftAllowedNetworks, SetAllowedNetworks } from './network-messages.js';
import {
  ChangeOrganization,
  CreateOrganization,
  DeleteOrganization,
  FindLegalHold,
  RestoreOrganization,
  ResumeOrganization,
  SuspendOrganization,
  TransferOwnership,
} from './organization-commands.js';
import {
  OrganizationChanged,
  OrganizationCreated,
  OrganizationDeleted,
  OrganizationDeletionScheduled,
  OrganizationRestored,
  OrganizationResumed,
  OrganizationSuspended,
  OwnershipTransferred,
} from './organization-events.js';
import { organizationsPersonalData } from './personal-data.js';
import { ChangeProfile, GetProfile } from './profile-messages.js';
import {
  GetOrganization,
  GetOrganizationPage,
  ListMembers,
  ListOrganizations,
  ListRoles,
  ResolveActor,
} from './queries.js';
import {
  CreateScimGroup,
  GetScimGroup,
  ListScimGroups,
  PatchScimGroup,
  RemoveScimGroup,
  ReplaceScimGroup,
} from './scim-group-messages.js';
import {
  CreateScimToken,
  CreateScimUser,
  GetScimUser,
  ListScimTokens,
  ListScimUsers,
  PatchScimUser,
  RemoveScimUser,
  ReplaceScimUser,
  RevokeScimToken,
} from './scim-messages.js';
import { TeamChanged, TeamCreated, TeamMemberAdded, TeamMemberRemoved, TeamRemoved } from './team-events.js';
import {
  AddTeamMember,
  ChangeTeam,
  CreateTeam,
  GetTeam,
  GetTeamIds,
  ListTeamMembers,
  ListTeams,
  RemoveTeam,
  RemoveTeamMember,
  RequireMembersAndTeams,
} from './team-messages.js';

export * from './commands.js';
export { organizationsErrors } from './errors.js';
export * from './events.js';
export * from './image-messages.js';
export * from './invitation-messages.js';
export * from './network-messages.js';
export * from './organization-commands.js';
export * from './organization-events.js';
export * from './profile-messages.js';
export {
  GetOrganization,
  GetOrganizationPage,
  ListMembers,
  ListOrganizations,
  ListRoles,
  ResolveActor,
} from './queries.js';
export * from './scim-group-messages.js';
export * from './scim-messages.js';
export * from './scim-views.js';
export * from './team-events.js';
export * from './team-messages.js';
export {
  type AllowedNetwork,
  type AllowedNetworksView,
  type GrantView,
  type MemberRole,
  type MemberSelection,
  type MembersView,
  type MemberView,
  memberRoles,
  memberSorts,
  type OrganizationBranding,
  type OrganizationSelection,
  type OrganizationSettings,
  type OrganizationState,
  type OrganizationsView,
  type OrganizationView,
  organizationSorts,
  organizationStates,
  type ResolvedActorView,
  type RoleView,
  type TeamSelection,
  type TeamsView,
  type TeamView,
  teamSorts,
} from './views.js';

export const organizationsContract = defineContract({
  module: 'organizations',
  commands: [
    AddMember,
    ChangeMemberRole,
    RemoveMember,
    SuspendMember,
    ResumeMember,
    RequireSecondFactor,
    CreateOrganization,
    ChangeOrganization,
    TransferOwnership,
    DeleteOrganization,
    RestoreOrganization,
    SuspendOrganization,
    ResumeOrganization,
    SetAllowedNetworks,
    LiftAllowedNetworks,
    CreateTeam,
    ChangeTeam,
    RemoveTeam,
    AddTeamMember,
    RemoveTeamMember,
    CreateScimToken,
    RevokeScimToken,
    CreateScimUser,
    ReplaceScimUser,
    PatchScimUser,
    RemoveScimUser,
    CreateScimGroup,
    ReplaceScimGroup,
    PatchScimGroup,
    RemoveScimGroup,
    InviteMember,
    ResendInvitation,
    RevokeInvitation,
    AcceptInvitation,
    ChangeProfile,
    BeginImageUpload,
    SetAvatar,
    SetLogo,
    organizationsPersonalData.erase,
  ],
  queries: [
    ResolveActor,
    ListOrganizations,
    GetOrganizationPage,
    GetOrganization,
    ListMembers,
    ListRoles,
    ListTeams,
    GetTeam,
    ListTeamMembers,
    GetTeamIds,
    RequireMembersAndTeams,
    GetAllowedNetworks,
    ListScimTokens,
    GetScimUser,
    ListScimUsers,
    GetScimGroup,
    ListScimGroups,
    ListInvitations,
    GetInvitedAddress,
    GetProfile,
    GetImage,
    organizationsPersonalData.count,
    organizationsPersonalData.collect,
  ],
  inquiries: [FindLegalHold, FindSeatLimit],
  answers: ['identity.find-room'],
  events: [
    MemberAdded,
    MemberRemoved,
    MemberRoleChanged,
    MemberSuspended,
    MemberResumed,
    OrganizationCreated,
    OrganizationChanged,
    OrganizationSuspended,
    OrganizationResumed,
    OwnershipTransferred,
    OrganizationDeletionScheduled,
    OrganizationRestored,
    OrganizationDeleted,
    TeamCreated,
    TeamChanged,
    TeamRemoved,
    TeamMemberAdded,
    TeamMemberRemoved,
    MemberInvited,
    InvitationRevoked,
    InvitationAccepted,
  ],
  audit: organizationsAudit,
  personalData: organizationsPersonalData,
});
