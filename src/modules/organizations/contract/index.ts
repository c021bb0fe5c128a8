import { defineContract } from '#shared/contracts';
import { AddMember, ChangeMemberRole, RemoveMember, RequireSecondFactor } from './commands.js';
import { MemberAdded, MemberRemoved } from './events.js';
import { GetOrganization, ListMembers, ListOrganizations, ListRoles, ResolveActor } from './queries.js';

export { AddMember, ChangeMemberRole, RemoveMember, RequireSecondFactor } from './commands.js';
export { organizationsErrors } from './errors.js';
export { MemberAdded, MemberRemoved } from './events.js';
export { GetOrganization, ListMembers, ListOrganizations, ListRoles, ResolveActor } from './queries.js';
export {
  type GrantView,
  type MemberRole,
  type MembersView,
  type MemberView,
  memberRoles,
  type OrganizationView,
  type ResolvedActorView,
  type RoleView,
} from './views.js';

export const organizationsContract = defineContract({
  module: 'organizations',
  commands: [AddMember, ChangeMemberRole, RemoveMember, RequireSecondFactor],
  queries: [ResolveActor, ListOrganizations, GetOrganization, ListMembers, ListRoles],
  events: [MemberAdded, MemberRemoved],
});
