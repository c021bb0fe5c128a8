import { DataSourceCreated } from '#modules/data-sources';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { Loads } from './loads.js';
import { originOf } from './origin-of.js';

@Subscriber({ event: DataSourceCreated, name: 'datasets.on-data-source-created' })
export class OnDataSourceCreated implements Subscribes<DataSourceCreated> {
  constructor(private readonly loads: Loads) {}

  async handle({ id, input }: DataSourceCreated): Promise<void> {
    const { dataSourceId, organizationId, fileIds } = input;
    const origin = originOf(input);
    if (origin)
      await this.loads.order({
        id,
        dataSourceId,
        organizationId,
        fileIds,
        origin,
        whole: true,
        unchecked: false,
      });
  }
}
