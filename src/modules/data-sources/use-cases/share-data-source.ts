import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { RequireMembersAndTeams } from '#modules/organizations';
import { Outbox } from '#shared/messaging';
import {
  DataSourceShared,
  dataSourcesErrors as errors,
  ShareDataSource,
  type SharingView,
} from '../contract/index.js';
import { ShareRepository } from '../infra/share.repository.js';
import { ChangeOwnSource } from './change-own-source.js';
import { SourceRights } from './source-rights.js';

@CommandHandler(ShareDataSource)
export class ShareDataSourceHandler implements ICommandHandler<ShareDataSource> {
  constructor(
    private readonly queries: QueryBus,
    private readonly change: ChangeOwnSource,
    private readonly rights: SourceRights,
    private readonly shares: ShareRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input }: ShareDataSource): Promise<SharingView> {
    const { actor, dataSourceId, sharing } = input;
    const { organizationId } = actor;
    await this.queries.execute(
      new RequireMembersAndTeams({
        organizationId,
        userIds: idsOf(sharing, 'user'),
        teamIds: idsOf(sharing, 'team'),
      }),
    );
    await this.change.run(input, async (source, tx) => {
      // One that is open to everybody may be changed by everybody, but is not anybody's to close.
      if ((await this.rights.of(actor, dataSourceId)) !== 'manage')
        throw errors.notShared({ dataSourceId, needed: 'manage' });
      const before = await this.shares.sharingOf(dataSourceId);
      await this.shares.replace(source, sharing, tx);
      const shared = { dataSourceId, organizationId, actorId: actor.userId, before, after: sharing };
      await this.outbox.add(new DataSourceShared(shared), tx);
    });
    return await this.shares.sharingOf(dataSourceId);
  }
}

const idsOf = ({ shares }: SharingView, kind: 'team' | 'user'): string[] =>
  shares.flatMap((share) => (share.with === kind ? [share.id] : []));
