import { DataSourceReady } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { Jobs } from '#shared/jobs';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Sources } from '../infra/sources.js';
import { checkGoldens } from './check-goldens.js';

/** Compiles the model of a new version before somebody waits for it, and has the golden answers run on it. */
@Subscriber({ event: DataSourceReady, name: 'questions.on-data-source-ready' })
export class OnDataSourceReady implements Subscribes<DataSourceReady> {
  constructor(
    private readonly sources: Sources,
    private readonly goldens: GoldenRepository,
    private readonly jobs: Jobs,
  ) {}

  async handle({ input: { organizationId, dataSourceId, version } }: DataSourceReady): Promise<void> {
    this.sources.warm(systemActor(organizationId), dataSourceId);
    if ((await this.goldens.inUse(dataSourceId)).length > 0)
      await this.jobs.add(checkGoldens, { dataSourceId }, { key: `${dataSourceId} ${version}` });
  }
}
