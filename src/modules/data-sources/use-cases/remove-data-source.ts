import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { DataSourceRemoved, RemoveDataSource } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { ChangeOwnSource } from './change-own-source.js';

@CommandHandler(RemoveDataSource)
export class RemoveDataSourceHandler implements ICommandHandler<RemoveDataSource> {
  constructor(
    private readonly change: ChangeOwnSource,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
  ) {}

  execute({ input }: RemoveDataSource): Promise<void> {
    return this.change.run(input, async ({ id: dataSourceId, organizationId }, tx) => {
      await this.sources.remove(dataSourceId, tx);
      await this.outbox.add(new DataSourceRemoved({ dataSourceId, organizationId }), tx);
    });
  }
}
