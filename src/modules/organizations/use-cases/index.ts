import { AddMemberHandler } from './add-member.js';
import { AddTeamMemberHandler } from './add-team-member.js';
import { ChangeMemberRoleHandler } from './change-member-role.js';
import { ChangeOrganizationHandler } from './change-organization.js';
import { ChangeTeamHandler } from './change-team.js';
import { CreateOrganizationHandler } from './create-organization.js';
import { CreateScimTokenHandler } from './create-scim-token.js';
import { CreateScimUserHandler } from './create-scim-user.js';
import { CreateTeamHandler } from './create-team.js';
import { DeleteOrganizationHandler } from './delete-organization.js';
import { GetOrganizationHandler } from './get-organization.js';
import { GetScimUserHandler } from './get-scim-user.js';
import { GetTeamHandler } from './get-team.js';
import { GetTeamIdsHandler } from './get-team-ids.js';
import { ListMembersHandler } from './list-members.js';
import { ListOrganizationsHandler } from './list-organizations.js';
import { ListRolesHandler } from './list-roles.js';
import { ListScimTokensHandler } from './list-scim-tokens.js';
import { ListScimUsersHandler } from './list-scim-users.js';
import { ListTeamMembersHandler } from './list-team-members.js';
import { ListTeamsHandler } from './list-teams.js';
import { OnMemberProvisioned } from './on-member-provisioned.js';
import { OnUserRegistered } from './on-user-registered.js';
import { PatchScimUserHandler } from './patch-scim-user.js';
import { RemoveMemberHandler } from './remove-member.js';
import { RemoveScimUserHandler } from './remove-scim-user.js';
import { RemoveTeamHandler } from './remove-team.js';
import { RemoveTeamMemberHandler } from './remove-team-member.js';
import { ReplaceScimUserHandler } from './replace-scim-user.js';
import { RequireSecondFactorHandler } from './require-second-factor.js';
import { ResolveActorHandler } from './resolve-actor.js';
import { RestoreOrganizationHandler } from './restore-organization.js';
import { ResumeMemberHandler } from './resume-member.js';
import { ResumeOrganizationHandler } from './resume-organization.js';
import { RevokeScimTokenHandler } from './revoke-scim-token.js';
import { SuspendMemberHandler } from './suspend-member.js';
import { SuspendOrganizationHandler } from './suspend-organization.js';
import { TransferOwnershipHandler } from './transfer-ownership.js';

export const useCases = [
  CreateScimTokenHandler,
  RevokeScimTokenHandler,
  CreateScimUserHandler,
  ReplaceScimUserHandler,
  PatchScimUserHandler,
  RemoveScimUserHandler,
  ListScimTokensHandler,
  GetScimUserHandler,
  ListScimUsersHandler,
  AddMemberHandler,
  AddTeamMemberHandler,
  ChangeMemberRoleHandler,
  ChangeOrganizationHandler,
  ChangeTeamHandler,
  CreateOrganizationHandler,
  CreateTeamHandler,
  DeleteOrganizationHandler,
  GetOrganizationHandler,
  GetTeamHandler,
  GetTeamIdsHandler,
  ListMembersHandler,
  ListOrganizationsHandler,
  ListRolesHandler,
  ListTeamMembersHandler,
  ListTeamsHandler,
  OnMemberProvisioned,
  OnUserRegistered,
  RemoveMemberHandler,
  RemoveTeamHandler,
  RemoveTeamMemberHandler,
  RequireSecondFactorHandler,
  ResolveActorHandler,
  RestoreOrganizationHandler,
  ResumeMemberHandler,
  ResumeOrganizationHandler,
  SuspendMemberHandler,
  SuspendOrganizationHandler,
  TransferOwnershipHandler,
];
