import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { DataSourceReady, MarkReady } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LoadedVersionRepository } from '../infra/loaded-version.repository.js';

@CommandHandler(MarkReady)
export class MarkReadyHandler implements ICommandHandler<MarkReady> {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly sources: DataSourceRepository,
    private readonly versions: LoadedVersionRepository,
  ) {}

  execute({ input: { dataSourceId, version } }: MarkReady): Promise<void> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      if (!source) return; // Removed while it was loaded.
      // A version that a newer one has overtaken comes too late to answer.
      if (!(await this.versions.isNewest(dataSourceId, version, tx))) return;
      if (source.version === version && source.status === 'ready') return;
      const report = (await this.versions.find(dataSourceId, version, tx)) ?? null;
      await this.sources.change(dataSourceId, { status: 'ready', version, report, failure: null }, tx);
      await this.versions.removeOthers(dataSourceId, version, tx);
      const { organizationId } = source;
      await this.outbox.add(new DataSourceReady({ dataSourceId, organizationId, version }), tx);
    });
  }
}
