import { Command } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { MemberRole, MemberView, OrganizationView } from './views.js';

/** By an admin: somebody who has an account becomes a member. Whom is said by address, or by id. */
export class AddMember extends Command<MemberView> {
  static readonly type = 'organizations.add-member';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly organizationId: string;
      readonly email?: string;
      readonly userId?: string;
      readonly role: MemberRole;
    },
  ) {
    super();
  }
}

/** By an admin. An organisation keeps at least one admin. */
export class ChangeMemberRole extends Command<MemberView> {
  static readonly type = 'organizations.change-member-role';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly organizationId: string;
      readonly userId: string;
      readonly role: MemberRole;
    },
  ) {
    super();
  }
}

/** By an admin: the member may do nothing in the organisation, at once and everywhere, until resumed. Repeating it is fine. */
export class SuspendMember extends Command<MemberView> {
  static readonly type = 'organizations.suspend-member';
  constructor(
    readonly input: { readonly actor: Actor; readonly organizationId: string; readonly userId: string },
  ) {
    super();
  }
}

/** By an admin: what a suspension took is given back. Repeating it is fine. */
export class ResumeMember extends Command<MemberView> {
  static readonly type = 'organizations.resume-member';
  constructor(
    readonly input: { readonly actor: Actor; readonly organizationId: string; readonly userId: string },
  ) {
    super();
  }
}

/**
 * By an admin, or by the members themselves. An organisation keeps at least one admin, and its owner; only Almanac itself
 * removes an owner, and the admin who has been one the longest is it then.
 */
export class RemoveMember extends Command<void> {
  static readonly type = 'organizations.remove-member';
  constructor(
    readonly input: { readonly actor: Actor; readonly organizationId: string; readonly userId: string },
  ) {
    super();
  }
}

/** By an admin: who works in the organisation must have shown a second factor, from now on. */
export class RequireSecondFactor extends Command<OrganizationView> {
  static readonly type = 'organizations.require-second-factor';
  constructor(
    readonly input: { readonly actor: Actor; readonly organizationId: string; readonly required: boolean },
  ) {
    super();
  }
}
