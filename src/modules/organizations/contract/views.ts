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

export const organizationStates = ['active', 'suspended', 'deleted'] as const;
export type OrganizationState = (typeof organizationStates)[number];

/** What admins decide for everybody in it. What is left out is as usual. */
export interface OrganizationSettings {
  /** BCP 47. */
  readonly locale?: string;
  /** IANA. */
  readonly timeZone?: string;
  /** Days that an invitation is good for; 7. */
  readonly invitationDays?: number;
  /** Only addresses of these domains are invited; all when left out. */
  readonly invitationDomains?: readonly string[];
}

/** How what leaves the organisation looks. */
export interface OrganizationBranding {
  /** `#rrggbb`. */
  readonly primaryColor?: string;
  readonly accentColor?: string;
  /** Below every page of a report. */
  readonly footer?: string;
}

export interface OrganizationView {
  readonly id: string;
  readonly name: string;
  /** A short name for addresses, unique on this server. */
  readonly slug: string;
  /** Nobody works in one that is suspended or deleted. */
  readonly state: OrganizationState;
  /** The admin whom nobody can remove. */
  readonly ownerId: string | null;
  readonly settings: OrganizationSettings;
  readonly branding: OrganizationBranding;
  /** `GetImage`. */
  readonly logoId: string | null;
  /** ISO 8601: when what a deleted one owns is erased. */
  readonly eraseAt?: string;
  /** Whether the one who asks is suspended in it. */
  readonly suspended: boolean;
  /** Made at sign-up for one user, who stays its admin. */
  readonly personal: boolean;
  /** Whether its members must show a second factor to work in it. */
  readonly secondFactorRequired: boolean;
  /** Of the one who asks. */
  readonly role: MemberRole;
  /** ISO 8601. */
  readonly createdAt: string;
}

export const organizationSorts = ['name', 'createdAt'] as const;

/** Which of one's organisations, and in which order; the personal one first, then by name, when nothing is said. */
export interface OrganizationSelection {
  /** A part of the name or the slug. */
  readonly search?: string | undefined;
  /** That one has there. */
  readonly role?: MemberRole | undefined;
  readonly sort?: (typeof organizationSorts)[number] | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

export interface OrganizationsView {
  readonly items: readonly OrganizationView[];
  readonly nextCursor?: string;
}

export interface MemberView {
  readonly userId: string;
  /** `null` where the member shows it to admins alone, and one is none. */
  readonly email: string | null;
  readonly name: string;
  /** In lists, of the picture; absent where there is none. */
  readonly avatarId?: string;
  readonly role: MemberRole;
  /** ISO 8601: since when the member may do nothing here; absent for the others. */
  readonly suspendedAt?: string;
  /** ISO 8601. */
  readonly joinedAt: string;
}

export const memberSorts = ['joinedAt', 'name', 'email'] as const;

/** Which members, and in which order. */
export interface MemberSelection {
  /** A part of the name; for admins also of the address. */
  readonly search?: string | undefined;
  readonly role?: MemberRole | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  readonly sort?: (typeof memberSorts)[number] | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

/** A group of members. */
export interface TeamView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly memberCount: number;
  /** ISO 8601. */
  readonly createdAt: string;
}

export const teamSorts = ['name', 'createdAt', 'memberCount'] as const;

/** Which teams, and in which order; by name when nothing is said. */
export interface TeamSelection {
  /** A part of its name. */
  readonly search?: string | undefined;
  readonly sort?: (typeof teamSorts)[number] | undefined;
  readonly order?: 'asc' | 'desc' | undefined;
}

export interface TeamsView {
  readonly items: readonly TeamView[];
  readonly nextCursor?: string;
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

/** A network that an organisation may be worked in from. */
export interface AllowedNetwork {
  /** CIDR, IPv4 or IPv6. */
  readonly network: string;
  /** For people. */
  readonly note?: string | undefined;
}

export interface AllowedNetworksView {
  /** None: from everywhere. */
  readonly items: readonly AllowedNetwork[];
}

export interface ResolvedActorView {
  readonly actor: Actor;
  /** Milliseconds since 1970: when the token expires. */
  readonly validUntil: number;
  /** Absent for somebody who signed in. */
  readonly grant?: GrantView;
  /** The organisation demands one, and the session had none. */
  readonly lacksSecondFactor?: true;
  /** Why the member may do nothing in the organisation now. */
  readonly blocked?: 'member-suspended' | 'organization-suspended' | 'organization-deleted';
  /** From where alone the organisation is open; absent: from everywhere. */
  readonly networks?: readonly string[];
}
