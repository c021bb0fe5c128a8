import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetSharing } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { ShareRepository } from '../infra/share.repository.js';
import { SourceRights } from './source-rights.js';

@QueryHandler(GetSharing)
export class GetSharingHandler implements IQueryHandler<GetSharing> {
  constructor(
    private readonly sources: DataSourceRepository,
    private readonly rights: SourceRights,
    private readonly shares: ShareRepository,
  ) {}

  async execute({ input: { actor, dataSourceId } }: GetSharing) {
    const source = await this.sources.getReadable(actor, dataSourceId);
    await this.rights.allowed(source, { actor, needed: 'manage' });
    return await this.shares.sharingOf(dataSourceId);
  }
}
