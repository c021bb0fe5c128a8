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
