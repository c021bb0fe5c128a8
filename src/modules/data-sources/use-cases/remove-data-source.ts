import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { DataSourceRemoved, dataSourcesErrors as errors, RemoveDataSource } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { ChangeOwnSource } from './change-own-source.js';
import { Dependents } from './dependents.js';

@CommandHandler(RemoveDataSource)
export class RemoveDataSourceHandler implements ICommandHandler<RemoveDataSource> {
  constructor(
    private readonly change: ChangeOwnSource,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
    private readonly dependents: Dependents,
  ) {}

  async execute({ input }: RemoveDataSource): Promise<void> {
    // Looked at before anything is held: other modules answer.
    if (!input.force) await this.refuseHeld(input);
    await this.change.run(input, async ({ id: dataSourceId, organizationId }, tx) => {
      await this.sources.remove(dataSourceId, tx);
      await this.outbox.add(new DataSourceRemoved({ dataSourceId, organizationId }), tx);
    });
  }

  private async refuseHeld(input: RemoveDataSource['input']): Promise<void> {
    const { actor, dataSourceId } = input;
    await this.change.run(input, async () => undefined);
    const { dependents } = await this.dependents.report({ actor, dataSourceId });
    const holding = dependents.filter(({ holds }) => holds);
    if (holding.length > 0) throw errors.inUse({ dataSourceId, dependents: holding });
  }
}
