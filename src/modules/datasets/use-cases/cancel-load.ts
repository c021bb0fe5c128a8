import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CancelLoad, datasetsErrors as errors, type LoadView } from '../contract/index.js';
import { DatasetLoadRepository } from '../infra/dataset-load.repository.js';
import { Loads } from './loads.js';
import { OwnDataset } from './own-dataset.js';

@CommandHandler(CancelLoad)
export class CancelLoadHandler implements ICommandHandler<CancelLoad> {
  constructor(
    private readonly own: OwnDataset,
    private readonly loads: Loads,
    private readonly orders: DatasetLoadRepository,
  ) {}

  async execute({ input }: CancelLoad): Promise<LoadView> {
    const { loadId } = input;
    const { id: dataSourceId } = await this.own.of(input);
    const load = await this.orders.find(dataSourceId, loadId);
    if (!load) throw errors.loadNotFound({ loadId });
    const isCancelled = await this.loads.cancel(load);
    const now = (await this.orders.find(dataSourceId, loadId)) ?? load;
    if (!isCancelled) throw errors.loadEnded({ loadId, status: now.status });
    return now;
  }
}
