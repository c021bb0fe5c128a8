import { IsNull } from 'typeorm';
import { FindRoom } from '#modules/identity';
import { Database } from '#shared/database';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { MembershipEntity } from '../infra/membership.entity.js';
import { OrganizationEntity } from '../infra/organization.entity.js';
import { Seats } from '../infra/seats.js';

/** A member has a seat; for anybody else one has to be free, in an organisation that is at work. */
@Answers({ inquiry: FindRoom, module: 'organizations' })
export class FindRoomInOrganization implements AnswersInquiry<FindRoom> {
  constructor(
    private readonly database: Database,
    private readonly seats: Seats,
  ) {}

  async answer({ organizationId, userId }: FindRoom['input']) {
    const most = await this.seats.mostOf(organizationId);
    return this.database.transaction(async (tx) => {
      if (userId && (await tx.existsBy(MembershipEntity, { organizationId, userId })))
        return [{ room: true }];
      const working = { id: organizationId, suspendedAt: IsNull(), deletedAt: IsNull() };
      if (!(await tx.existsBy(OrganizationEntity, working))) return [{ room: false }];
      return [{ room: await this.seats.isOneFree({ organizationId, most }, tx) }];
    });
  }
}
