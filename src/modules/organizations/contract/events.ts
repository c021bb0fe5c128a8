import { DomainEvent } from '#shared/contracts';
import type { MemberRole } from './views.js';

/** Somebody belongs to an organisation from now on: the owner of a new one, or who was added. */
export class MemberAdded extends DomainEvent<{
  readonly organizationId: string;
  readonly userId: string;
  readonly role: MemberRole;
}> {
  static readonly type = 'organizations.member-added';
}

export class MemberRemoved extends DomainEvent<{
  readonly organizationId: string;
  readonly userId: string;
}> {
  static readonly type = 'organizations.member-removed';
}

interface OfMember {
  readonly organizationId: string;
  readonly userId: string;
  /** Who did it. */
  readonly actorId: string;
}

export class MemberRoleChanged extends DomainEvent<
  OfMember & { readonly from: MemberRole; readonly to: MemberRole }
> {
  static readonly type = 'organizations.member-role-changed';
}

export class MemberSuspended extends DomainEvent<OfMember> {
  static readonly type = 'organizations.member-suspended';
}

export class MemberResumed extends DomainEvent<OfMember> {
  static readonly type = 'organizations.member-resumed';
}
