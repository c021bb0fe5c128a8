import { DomainEvent } from '#shared/contracts';

interface OfTeam {
  readonly organizationId: string;
  readonly teamId: string;
  /** Who did it. */
  readonly actorId: string;
}

export class TeamCreated extends DomainEvent<OfTeam & { readonly name: string }> {
  static readonly type = 'organizations.team-created';
}

export class TeamChanged extends DomainEvent<OfTeam & { readonly name: string }> {
  static readonly type = 'organizations.team-changed';
}

export class TeamRemoved extends DomainEvent<OfTeam> {
  static readonly type = 'organizations.team-removed';
}

export class TeamMemberAdded extends DomainEvent<OfTeam & { readonly userId: string }> {
  static readonly type = 'organizations.team-member-added';
}

export class TeamMemberRemoved extends DomainEvent<OfTeam & { readonly userId: string }> {
  static readonly type = 'organizations.team-member-removed';
}
