import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetTeamIds } from '../contract/team-messages.js';
import { TeamRepository } from '../infra/team.repository.js';

@QueryHandler(GetTeamIds)
export class GetTeamIdsHandler implements IQueryHandler<GetTeamIds> {
  constructor(private readonly teams: TeamRepository) {}

  execute({ input: { organizationId, userId } }: GetTeamIds) {
    return this.teams.idsOf(organizationId, userId);
  }
}
