import type { OnApplicationBootstrap } from '@nestjs/common';
import { systemActor } from '#shared/contracts';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { engineVersion } from '../domain/engine.js';
import { GoldenRepository } from '../infra/golden.repository.js';
import { Sources } from '../infra/sources.js';
import { GoldenFit } from './golden-fit.js';
import { Goldens } from './goldens.js';

export const checkGoldens = 'questions.check-goldens';

export interface GoldensToCheck {
  readonly dataSourceId: string;
}

/** Runs the golden answers of a source again, after its data or the engine changed. */
@JobHandler({ name: checkGoldens })
export class CheckGoldens implements HandlesJob<GoldensToCheck>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly repository: GoldenRepository,
    private readonly sources: Sources,
    private readonly fit: GoldenFit,
    private readonly goldens: Goldens,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const dataSourceId of await this.repository.sourcesOfOtherEngines(engineVersion))
      await this.jobs.add(checkGoldens, { dataSourceId }, { key: `${dataSourceId} ${engineVersion}` });
  }

  async run({ dataSourceId }: GoldensToCheck): Promise<void> {
    for (const golden of await this.repository.inUse(dataSourceId)) {
      const { organizationId } = golden;
      const source = await this.sources.current(systemActor(organizationId), dataSourceId);
      await this.fit.check(golden, source);
      await this.goldens.changed(organizationId);
    }
  }
}
