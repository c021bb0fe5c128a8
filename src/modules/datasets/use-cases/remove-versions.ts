import { Database } from '#shared/database';
import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Outbox } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import { DatasetVersionsRemoved } from '../contract/index.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';
import { type Owned, SurplusVersions } from './surplus-versions.js';

export const removeVersions = 'datasets.remove-versions';

export interface VersionsToRemove extends Owned {
  readonly versions: readonly string[];
}

/**
 * Removes versions that were not kept any more some time ago, unless they are wanted by now: what became too many since
 * then may still be read, and has an order of its own.
 */
@JobHandler({ name: removeVersions })
export class RemoveVersions implements HandlesJob<VersionsToRemove> {
  constructor(
    private readonly surplus: SurplusVersions,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly store: ObjectStore,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async run(order: VersionsToRemove): Promise<void> {
    const { gone, loading } = await this.surplus.of(order);
    const due = gone.filter(({ version }) => order.versions.includes(version));
    // Whatever comes of a load, the version that answers after it orders anew what is to go.
    if (due.length === 0 || loading) return;
    const { dataSourceId } = order;
    const versions = due.map(({ version }) => version);
    await this.database.transaction(async (tx) => {
      await this.versions.remove(dataSourceId, versions, tx);
      await this.outbox.add(new DatasetVersionsRemoved({ dataSourceId, versions }), tx);
      // Deleting an object twice is no error: what fails is done again.
      for (const { objectKey } of due) await this.store.delete(objectKey);
    });
  }
}
