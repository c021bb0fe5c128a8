import { DataSourceRefreshRequested } from '#modules/data-sources';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { Loads } from './loads.js';
import { originOf } from './origin-of.js';

@Subscriber({
  event: DataSourceRefreshRequested,
  name: 'datasets.on-data-source-refresh-requested',
})
export class OnDataSourceRefreshRequested implements Subscribes<DataSourceRefreshRequested> {
  constructor(private readonly loads: Loads) {}

  async handle({ id, input }: DataSourceRefreshRequested): Promise<void> {
    const { dataSourceId, organizationId, fileIds, whole = false, unchecked = false } = input;
    const origin = originOf(input);
    if (origin)
      await this.loads.order({ id, dataSourceId, organizationId, fileIds, origin, whole, unchecked });
  }
}
