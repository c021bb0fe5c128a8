import { DataSourceRefreshRequested } from '#modules/data-sources';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { Loads } from './loads.js';

@Subscriber({
  event: DataSourceRefreshRequested,
  name: 'datasets.on-data-source-refresh-requested',
})
export class OnDataSourceRefreshRequested implements Subscribes<DataSourceRefreshRequested> {
  constructor(private readonly loads: Loads) {}

  handle({ id, input }: DataSourceRefreshRequested): Promise<void> {
    return this.loads.order({ id, ...input });
  }
}
