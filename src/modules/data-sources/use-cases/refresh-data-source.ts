import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import {
  DataSourceRefreshRequested,
  dataSourcesErrors as errors,
  RefreshDataSource,
} from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { ChangeOwnSource } from './change-own-source.js';

@CommandHandler(RefreshDataSource)
export class RefreshDataSourceHandler implements ICommandHandler<RefreshDataSource> {
  constructor(
    private readonly change: ChangeOwnSource,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  execute({ input }: RefreshDataSource) {
    const { dataSourceId, whole, unchecked } = input;
    return this.change.run(input, async ({ organizationId, kind, mode, fileIds, status }, tx) => {
      if (status === 'loading') throw errors.loading({ dataSourceId });
      const asked = { ...(whole && { whole }), ...(unchecked && { unchecked }) };
      const refresh = { dataSourceId, organizationId, kind, mode, fileIds, ...asked };
      await this.outbox.add(new DataSourceRefreshRequested(refresh), tx);
      return await this.sources.change(dataSourceId, { status: 'loading', failure: null }, tx);
    });
  }
}
