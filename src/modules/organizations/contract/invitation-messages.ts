import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';
import type { MemberRole, OrganizationView } from './views.js';

export const invitationSorts = ['invitedAt', 'expiresAt', 'email'] as const;

export const invitationStates = ['open', 'accepted', 'revoked', 'expired'] as const;
export type InvitationState = (typeof invitationStates)[number];

export interface InvitationView {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly state: InvitationState;
  /** The user who invited. */
  readonly invitedBy: string;
  /** ISO 8601. */
  readonly invitedAt: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export interface InvitationsView {
  readonly items: readonly InvitationView[];
  readonly nextCursor?: string;
}

interface Target {
  readonly actor: Actor;
  readonly organizationId: string;
}

/** By an admin: a mail with a token goes to the address. One that is open already is replaced. */
export class InviteMember extends Command<InvitationView> {
  static readonly type = 'organizations.invite-member';
  constructor(readonly input: Target & { readonly email: string; readonly role: MemberRole }) {
    super();
  }
}

/** By an admin: another mail, with another token and all its days again; the token before is worth nothing. */
export class ResendInvitation extends Command<InvitationView> {
  static readonly type = 'organizations.resend-invitation';
  constructor(readonly input: Target & { readonly invitationId: string }) {
    super();
  }
}

/** By an admin. */
export class RevokeInvitation extends Command<void> {
  static readonly type = 'organizations.revoke-invitation';
  constructor(readonly input: Target & { readonly invitationId: string }) {
    super();
  }
}

/** By whoever holds the token and has an account with its address: works once. */
export class AcceptInvitation extends Command<OrganizationView> {
  static readonly type = 'organizations.accept-invitation';
  constructor(readonly input: { readonly userId: string; readonly token: string }) {
    super();
  }
}

/** Newest first. For admins. */
export class ListInvitations extends Query<InvitationsView> {
  static readonly type = 'organizations.list-invitations';
  constructor(
    readonly input: Target & {
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly state?: InvitationState | undefined;
      /** A part of the address. */
      readonly search?: string | undefined;
      readonly role?: MemberRole | undefined;
      readonly sort: (typeof invitationSorts)[number];
      readonly order: 'asc' | 'desc';
    },
  ) {
    super();
  }
}

/** To which address an open invitation went: for making the account that accepts it. */
export class GetInvitedAddress extends Query<{ readonly email: string }> {
  static readonly type = 'organizations.get-invited-address';
  constructor(readonly input: { readonly token: string }) {
    super();
  }
}

/** How many members an organisation may have. Asked of every module; the least counts. */
export class FindSeatLimit extends Query<readonly { readonly most: number }[]> {
  static readonly type = 'organizations.find-seat-limit';
  constructor(readonly input: { readonly organizationId: string }) {
    super();
  }
}

interface OfInvitation {
  readonly organizationId: string;
  readonly invitationId: string;
  /** Who did it. */
  readonly actorId: string;
}

/** Or sent once more. */
export class MemberInvited extends DomainEvent<
  OfInvitation & { readonly email: string; readonly role: MemberRole }
> {
  static readonly type = 'organizations.member-invited';
}

export class InvitationRevoked extends DomainEvent<OfInvitation> {
  static readonly type = 'organizations.invitation-revoked';
}

export class InvitationAccepted extends DomainEvent<OfInvitation> {
  static readonly type = 'organizations.invitation-accepted';
}
