import { DataSourceReady } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { Sources } from '../infra/sources.js';

/** Compiles the model of a new version before somebody waits for it. Not finished when the event is: nobody depends on it. */
@Subscriber({ event: DataSourceReady, name: 'questions.on-data-source-ready' })
export class OnDataSourceReady implements Subscribes<DataSourceReady> {
  constructor(private readonly sources: Sources) {}

  async handle({ input }: DataSourceReady): Promise<void> {
    this.sources.warm(systemActor(input.organizationId), input.dataSourceId);
  }
}
