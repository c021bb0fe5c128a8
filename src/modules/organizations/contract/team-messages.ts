import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { MemberSelection, MembersView, TeamSelection, TeamsView, TeamView } from './views.js';

interface Organization {
  readonly actor: Actor;
  readonly organizationId: string;
}

interface Team extends Organization {
  readonly teamId: string;
}

interface PageOf {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** By an admin. */
export class CreateTeam extends Command<TeamView> {
  static readonly type = 'organizations.create-team';
  constructor(readonly input: Organization & { readonly name: string; readonly description?: string }) {
    super();
  }
}

/** By an admin. What is left out stays. */
export class ChangeTeam extends Command<TeamView> {
  static readonly type = 'organizations.change-team';
  constructor(
    readonly input: Team & { readonly name?: string | undefined; readonly description?: string | undefined },
  ) {
    super();
  }
}

/** By an admin. Its members stay in the organisation. */
export class RemoveTeam extends Command<void> {
  static readonly type = 'organizations.remove-team';
  constructor(readonly input: Team) {
    super();
  }
}

/** By an admin. Repeating it is fine. */
export class AddTeamMember extends Command<void> {
  static readonly type = 'organizations.add-team-member';
  constructor(readonly input: Team & { readonly userId: string }) {
    super();
  }
}

/** By an admin. Repeating it is fine. */
export class RemoveTeamMember extends Command<void> {
  static readonly type = 'organizations.remove-team-member';
  constructor(readonly input: Team & { readonly userId: string }) {
    super();
  }
}

export class ListTeams extends Query<TeamsView> {
  static readonly type = 'organizations.list-teams';
  constructor(readonly input: Organization & PageOf & TeamSelection) {
    super();
  }
}

export class GetTeam extends Query<TeamView> {
  static readonly type = 'organizations.get-team';
  constructor(readonly input: Team) {
    super();
  }
}

/** In the order in which they joined the organisation, when nothing else is said. */
export class ListTeamMembers extends Query<MembersView> {
  static readonly type = 'organizations.list-team-members';
  constructor(readonly input: Team & PageOf & MemberSelection) {
    super();
  }
}

/** The ids of the teams that somebody is in, in one organisation. For other modules, which have looked at rights. */
export class GetTeamIds extends Query<readonly string[]> {
  static readonly type = 'organizations.get-team-ids';
  constructor(readonly input: { readonly organizationId: string; readonly userId: string }) {
    super();
  }
}

/** Refused unless all of them are members, and teams, of the organisation. For other modules, which have looked at rights. */
export class RequireMembersAndTeams extends Query<void> {
  static readonly type = 'organizations.require-members-and-teams';
  constructor(
    readonly input: {
      readonly organizationId: string;
      readonly userIds: readonly string[];
      readonly teamIds: readonly string[];
    },
  ) {
    super();
  }
}
