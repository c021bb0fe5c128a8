import type { OnApplicationBootstrap } from '@nestjs/common';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { archiveKey, PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';
import { erasePersonJob } from './erase-person.js';
import { Erasures } from './erasures.js';
import { makeExportJob } from './make-personal-data-export.js';

const job = 'governance.tend-personal-data';

/** Every five minutes: begins what is due, goes on with what a killed process has left, and removes archives whose days are over. */
@JobHandler({ name: job })
export class TendPersonalData implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly exports: PersonalDataExports,
    private readonly store: ObjectStore,
    private readonly erasures: Erasures,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '*/5 * * * *', {});
  }

  async run(): Promise<void> {
    for (const exportId of await this.exports.waiting())
      await this.jobs.add(makeExportJob, { exportId }, { key: exportId });
    for (const erasureId of await this.erasures.due())
      await this.jobs.add(erasePersonJob, { erasureId }, { key: erasureId });
    for (const exportId of await this.exports.expired()) {
      await this.store.delete(archiveKey(exportId));
      await this.exports.expire(exportId);
    }
  }
}
