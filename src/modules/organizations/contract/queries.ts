import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type {
  MemberSelection,
  MembersView,
  OrganizationSelection,
  OrganizationsView,
  OrganizationView,
  ResolvedActorView,
  RoleView,
} from './views.js';

/**
 * Who a token stands for, in one of the user's organisations: the personal one when none is named. Answers a new
 * user at once, whether or not the news of the registration has arrived.
 */
export class ResolveActor extends Query<ResolvedActorView> {
  static readonly type = 'organizations.resolve-actor';
  constructor(readonly input: { readonly accessToken: string; readonly organizationId?: string }) {
    super();
  }
}

/** The organisations that the actor is a member of, the personal one first. */
export class ListOrganizations extends Query<readonly OrganizationView[]> {
  static readonly type = 'organizations.list-organizations';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** A page of them. */
export class GetOrganizationPage extends Query<OrganizationsView> {
  static readonly type = 'organizations.get-organization-page';
  constructor(
    readonly input: OrganizationSelection & {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}

/** An organisation that the actor is a member of; any other does not exist. */
export class GetOrganization extends Query<OrganizationView> {
  static readonly type = 'organizations.get-organization';
  constructor(readonly input: { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

/** What each role may do in such an organisation, the highest first. */
export class ListRoles extends Query<readonly RoleView[]> {
  static readonly type = 'organizations.list-roles';
  constructor(readonly input: { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

/** The members of such an organisation; in the order in which they joined, when nothing else is said. */
export class ListMembers extends Query<MembersView> {
  static readonly type = 'organizations.list-members';
  constructor(
    readonly input: MemberSelection & {
      readonly actor: Actor;
      readonly organizationId: string;
      readonly limit: number;
      readonly cursor?: string | undefined;
    },
  ) {
    super();
  }
}
