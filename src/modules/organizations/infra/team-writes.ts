import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { TeamChanged, TeamCreated, TeamMemberAdded, TeamMemberRemoved } from '../contract/team-events.js';
import { TeamRepository } from './team.repository.js';

interface OfTeam {
  readonly organizationId: string;
  readonly teamId: string;
  /** Who does it. */
  readonly actorId: string;
}

interface TeamChange extends OfTeam {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** Changes teams, and says so. Rights were looked at, and the organisation is held. */
@Injectable()
export class TeamWrites {
  constructor(
    private readonly teams: TeamRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async create({ description = '', name = '', actorId, ...of }: TeamChange, tx: Transaction): Promise<void> {
    const { organizationId, teamId: id } = of;
    await this.teams.save({ id, organizationId, name, description, createdAt: this.clock.now() }, tx);
    await this.outbox.add(new TeamCreated({ ...of, actorId, name }), tx);
  }

  /** What is left out stays. */
  async change({ name, description, actorId, ...of }: TeamChange, tx: Transaction): Promise<void> {
    const team = await this.teams.hold(of, tx);
    const changed = { name: name ?? team.name, description: description ?? team.description };
    if (changed.name === team.name && changed.description === team.description) return;
    await this.teams.save({ ...team, ...changed }, tx);
    await this.outbox.add(new TeamChanged({ ...of, actorId, name: changed.name }), tx);
  }

  /** These and nobody else; all are members of the organisation. */
  async setMembers(
    { memberIds, ...of }: OfTeam & { readonly memberIds: readonly string[] },
    tx: Transaction,
  ): Promise<void> {
    const wanted = new Set(memberIds);
    const present = await this.teams.memberIds(of.teamId, tx);
    for (const userId of present)
      if (!wanted.has(userId) && (await this.teams.removeMember(of, userId, tx)))
        await this.outbox.add(new TeamMemberRemoved({ ...of, userId }), tx);
    for (const userId of wanted)
      if (!present.has(userId) && (await this.teams.addMember(of, userId, tx)))
        await this.outbox.add(new TeamMemberAdded({ ...of, userId }), tx);
  }
}
