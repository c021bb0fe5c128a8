import { Injectable } from '@nestjs/common';
import { systemActor } from '#shared/contracts';
import type { Transaction } from '#shared/database';
import { organizationsErrors as errors } from '../contract/errors.js';
import type { Organization } from '../domain/organization.js';
import { HeldOrganizations } from './held-organizations.js';
import type { ScimGroupInput } from './scim-group.js';
import { ScimGroups } from './scim-groups.js';
import { TeamWrites } from './team-writes.js';

interface Place {
  readonly organizationId: string;
  readonly teamId: string;
}

/** What a directory says of a group comes true of the team: all of it, or nothing. */
@Injectable()
export class ScimGroupChanges {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly teams: TeamWrites,
    private readonly groups: ScimGroups,
  ) {}

  create(place: Place, group: ScimGroupInput): Promise<void> {
    return this.change(place, { group, present: [] }, async (tx) => {
      const { displayName: name } = group;
      await this.teams.create({ ...place, name, description: '', actorId: actorOf(place).userId }, tx);
    });
  }

  /** `present`: who was in it when the directory last looked. */
  apply(place: Place, group: ScimGroupInput, present: readonly string[]): Promise<void> {
    return this.change(place, { group, present }, async (tx) => {
      const { displayName: name } = group;
      await this.teams.change({ ...place, name, actorId: actorOf(place).userId }, tx);
    });
  }

  private change(
    place: Place,
    { group, present }: { readonly group: ScimGroupInput; readonly present: readonly string[] },
    write: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const { organizationId } = place;
    const { memberIds, externalId } = group;
    const actor = actorOf(place);
    const userIds = [...new Set([...memberIds, ...present])];
    return this.held.change({ actor, organizationId, userIds }, async (organization, tx) => {
      requireMembers(organization, memberIds);
      await write(tx);
      await this.groups.note(place, externalId, tx);
      await this.teams.setMembers({ ...place, memberIds, actorId: actor.userId }, tx);
    });
  }
}

const actorOf = ({ organizationId }: Place) => systemActor(organizationId);

/** Groups within groups are not spoken: of those the id is no user's either. */
function requireMembers(organization: Organization, userIds: readonly string[]): void {
  const stranger = userIds.find((userId) => !organization.hasMember(userId));
  if (stranger !== undefined)
    throw errors.invalidScimValue({ reason: `members: ${stranger} is no user of this organisation` });
}
