import { AcceptInvitationHandler } from './accept-invitation.js';
import { AddMemberHandler } from './add-member.js';
import { AddTeamMemberHandler } from './add-team-member.js';
import { BeginImageUploadHandler } from './begin-image-upload.js';
import { ChangeMemberRoleHandler } from './change-member-role.js';
import { ChangeOrganizationHandler } from './change-organization.js';
import { ChangeProfileHandler } from './change-profile.js';
import { ChangeTeamHandler } from './change-team.js';
import { CreateOrganizationHandler } from './create-organization.js';
import { CreateScimGroupHandler } from './create-scim-group.js';
import { CreateScimTokenHandler } from './create-scim-token.js';
import { CreateScimUserHandler } from './create-scim-user.js';
import { CreateTeamHandler } from './create-team.js';
import { DeleteOrganizationHandler } from './delete-organization.js';
import { EraseDeleted } from './erase-deleted.js';
import { FindRoomInOrganization } from './find-room.js';
import { ForgetImages } from './forget-images.js';
import { GetAllowedNetworksHandler } from './get-allowed-networks.js';
import { GetImageHandler } from './get-image.js';
import { GetInvitedAddressHandler } from './get-invited-address.js';
import { GetOrganizationHandler } from './get-organization.js';
import { GetOrganizationPageHandler } from './get-organization-page.js';
import { GetProfileHandler } from './get-profile.js';
import { GetScimGroupHandler } from './get-scim-group.js';
import { GetScimUserHandler } from './get-scim-user.js';
import { GetTeamHandler } from './get-team.js';
import { GetTeamIdsHandler } from './get-team-ids.js';
import { InviteMemberHandler } from './invite-member.js';
import { LiftAllowedNetworksHandler } from './lift-allowed-networks.js';
import { ListInvitationsHandler } from './list-invitations.js';
import { ListMembersHandler } from './list-members.js';
import { ListOrganizationsHandler } from './list-organizations.js';
import { ListRolesHandler } from './list-roles.js';
import { ListScimGroupsHandler } from './list-scim-groups.js';
import { ListScimTokensHandler } from './list-scim-tokens.js';
import { ListScimUsersHandler } from './list-scim-users.js';
import { ListTeamMembersHandler } from './list-team-members.js';
import { ListTeamsHandler } from './list-teams.js';
import { OnMemberInvited } from './on-member-invited.js';
import { OnMemberProvisioned } from './on-member-provisioned.js';
import { OnUserRegistered } from './on-user-registered.js';
import { OnUserRenamed } from './on-user-renamed.js';
import { PatchScimGroupHandler } from './patch-scim-group.js';
import { PatchScimUserHandler } from './patch-scim-user.js';
import { RemoveMemberHandler } from './remove-member.js';
import { RemoveScimGroupHandler } from './remove-scim-group.js';
import { RemoveScimUserHandler } from './remove-scim-user.js';
import { RemoveTeamHandler } from './remove-team.js';
import { RemoveTeamMemberHandler } from './remove-team-member.js';
import { ReplaceScimGroupHandler } from './replace-scim-group.js';
import { ReplaceScimUserHandler } from './replace-scim-user.js';
import { RequireMembersAndTeamsHandler } from './require-members-and-teams.js';
import { RequireSecondFactorHandler } from './require-second-factor.js';
import { ResendInvitationHandler } from './resend-invitation.js';
import { ResolveActorHandler } from './resolve-actor.js';
import { RestoreOrganizationHandler } from './restore-organization.js';
import { ResumeMemberHandler } from './resume-member.js';
import { ResumeOrganizationHandler } from './resume-organization.js';
import { RevokeInvitationHandler } from './revoke-invitation.js';
import { RevokeScimTokenHandler } from './revoke-scim-token.js';
import { SendInvitation } from './send-invitation.js';
import { SetAllowedNetworksHandler } from './set-allowed-networks.js';
import { SetAvatarHandler } from './set-avatar.js';
import { SetLogoHandler } from './set-logo.js';
import { SuspendMemberHandler } from './suspend-member.js';
import { SuspendOrganizationHandler } from './suspend-organization.js';
import { TransferOwnershipHandler } from './transfer-ownership.js';

export const useCases = [
  GetOrganizationPageHandler,
  RequireMembersAndTeamsHandler,
  SetLogoHandler,
  BeginImageUploadHandler,
  SetAvatarHandler,
  GetImageHandler,
  ForgetImages,
  AcceptInvitationHandler,
  AddMemberHandler,
  AddTeamMemberHandler,
  ChangeMemberRoleHandler,
  ChangeOrganizationHandler,
  ChangeProfileHandler,
  ChangeTeamHandler,
  CreateOrganizationHandler,
  CreateScimGroupHandler,
  CreateScimTokenHandler,
  CreateScimUserHandler,
  CreateTeamHandler,
  DeleteOrganizationHandler,
  EraseDeleted,
  FindRoomInOrganization,
  GetAllowedNetworksHandler,
  GetInvitedAddressHandler,
  GetOrganizationHandler,
  GetProfileHandler,
  GetScimGroupHandler,
  GetScimUserHandler,
  GetTeamHandler,
  GetTeamIdsHandler,
  InviteMemberHandler,
  LiftAllowedNetworksHandler,
  ListInvitationsHandler,
  ListMembersHandler,
  ListOrganizationsHandler,
  ListRolesHandler,
  ListScimGroupsHandler,
  ListScimTokensHandler,
  ListScimUsersHandler,
  ListTeamMembersHandler,
  ListTeamsHandler,
  OnMemberInvited,
  OnMemberProvisioned,
  OnUserRegistered,
  OnUserRenamed,
  PatchScimGroupHandler,
  PatchScimUserHandler,
  RemoveMemberHandler,
  RemoveScimGroupHandler,
  RemoveScimUserHandler,
  RemoveTeamHandler,
  RemoveTeamMemberHandler,
  ReplaceScimGroupHandler,
  ReplaceScimUserHandler,
  RequireSecondFactorHandler,
  ResendInvitationHandler,
  ResolveActorHandler,
  RestoreOrganizationHandler,
  ResumeMemberHandler,
  ResumeOrganizationHandler,
  RevokeInvitationHandler,
  RevokeScimTokenHandler,
  SendInvitation,
  SetAllowedNetworksHandler,
  SuspendMemberHandler,
  SuspendOrganizationHandler,
  TransferOwnershipHandler,
];
