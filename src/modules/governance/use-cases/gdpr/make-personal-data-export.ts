import { QueryBus } from '@nestjs/cqrs';
import { GetProfile } from '#modules/organizations';
import { AppError } from '#shared/errors';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { PersonalDataArchive } from '../../infra/gdpr/archive.js';
import { GdprConfig } from '../../infra/gdpr/config.js';
import { archiveKey, PersonalDataExports } from '../../infra/gdpr/personal-data-exports.js';

export const makeExportJob = 'governance.make-personal-data-export';

/** Begun anew when its process dies: the archive is under its key whole or not at all. */
@JobHandler({ name: makeExportJob, attempts: 5, backoffSeconds: 10, timeoutSeconds: 3600 })
export class MakePersonalDataExport implements HandlesJob<{ readonly exportId: string }> {
  constructor(
    private readonly exports: PersonalDataExports,
    private readonly archive: PersonalDataArchive,
    private readonly store: ObjectStore,
    private readonly queries: QueryBus,
    private readonly config: GdprConfig,
  ) {}

  async run({ exportId }: { readonly exportId: string }, { attempt }: { readonly attempt: number }) {
    const userId = await this.exports.ownerOfWaiting(exportId);
    if (!userId) return;
    try {
      await this.make(exportId, userId);
    } catch (error) {
      const isGone = error instanceof AppError && error.kind === 'not-found';
      if (attempt < 5 && !isGone) throw error;
      await this.exports.fail(exportId, 'The archive could not be made. Ask for it once more.');
    }
  }

  private async make(exportId: string, userId: string): Promise<void> {
    const { email } = await this.queries.execute(new GetProfile({ userId }));
    const key = archiveKey(exportId);
    const { sizeBytes, sha256 } = await this.store.put(key, await this.archive.of({ userId, email }));
    const isWanted = await this.exports.finish(exportId, { sizeBytes, sha256, days: this.config.exportDays });
    if (!isWanted) await this.store.delete(key);
  }
}
