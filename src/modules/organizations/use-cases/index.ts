import { AddMemberHandler } from './add-member.js';
import { ChangeMemberRoleHandler } from './change-member-role.js';
import { GetOrganizationHandler } from './get-organization.js';
import { ListMembersHandler } from './list-members.js';
import { ListOrganizationsHandler } from './list-organizations.js';
import { ListRolesHandler } from './list-roles.js';
import { OnUserRegistered } from './on-user-registered.js';
import { RemoveMemberHandler } from './remove-member.js';
import { RequireSecondFactorHandler } from './require-second-factor.js';
import { ResolveActorHandler } from './resolve-actor.js';

export const useCases = [
  AddMemberHandler,
  ChangeMemberRoleHandler,
  GetOrganizationHandler,
  ListMembersHandler,
  ListOrganizationsHandler,
  ListRolesHandler,
  OnUserRegistered,
  RemoveMemberHandler,
  RequireSecondFactorHandler,
  ResolveActorHandler,
];
