import { Injectable } from '@nestjs/common';
import type { Actor } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import { KnownRuns } from '../infra/known-runs.js';
import { RunRepository } from '../infra/run.repository.js';
import { Admission, type Run } from './admission.js';

/** Runs of before, to be run again on the version of the data that they were run on: here, or in another process. */
@Injectable()
export class EarlierRuns {
  constructor(
    private readonly known: KnownRuns,
    private readonly history: RunRepository,
    private readonly admission: Admission,
  ) {}

  async get(actor: Actor, id: string): Promise<Run> {
    const { input, version } = this.known.find(actor, id) ?? (await this.remembered(actor, id));
    return await this.admission.of({ ...input, actor, id }, version);
  }

  private async remembered(actor: Actor, id: string) {
    const run = await this.history.find(actor.organizationId, id);
    if (!run) throw queriesErrors.unknownRun({ id });
    const { dataSourceId, sql, parameters, maxRows, dataVersion } = run;
    return { input: { dataSourceId, sql, parameters, limit: maxRows }, version: dataVersion };
  }
}
