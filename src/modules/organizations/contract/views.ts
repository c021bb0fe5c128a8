import { type Actor, type Permission, type Role, roles, type Scope } from '#shared/contracts';

/** The highest first. A guest is somebody from outside, who reads what is shared and asks. */
export const memberRoles = roles;
export type MemberRole = Role;

/** What somebody with this role may do. */
export interface RoleView {
  readonly role: MemberRole;
  /** Whether it is that of the one who asks. */
  readonly own: boolean;
  readonly permissions: readonly { readonly name: Permission; readonly allows: string }[];
}

export interface OrganizationView {
  readonly id: string;
  readonly name: string;
  /** Made at sign-up for one user, who stays its admin. */
  readonly personal: boolean;
  /** Whether its members must show a second factor to work in it. */
  readonly secondFactorRequired: boolean;
  /** Of the one who asks. */
  readonly role: MemberRole;
  /** ISO 8601. */
  readonly createdAt: string;
}

export interface MemberView {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: MemberRole;
  /** ISO 8601. */
  readonly joinedAt: string;
}

export interface MembersView {
  readonly items: readonly MemberView[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** What an API key was given of what its owner may do. */
export interface GrantView {
  readonly apiKeyId: string;
  readonly scopes: readonly Scope[];
  readonly requestsPerMinute: number;
}

export interface ResolvedActorView {
  readonly actor: Actor;
  /** Milliseconds since 1970: when the token expires. */
  readonly validUntil: number;
  /** Absent for somebody who signed in. */
  readonly grant?: GrantView;
  /** The organisation demands one, and the session had none. */
  readonly lacksSecondFactor?: true;
}
