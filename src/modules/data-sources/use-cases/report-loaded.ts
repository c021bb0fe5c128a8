import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { ReportLoaded } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LoadedVersionRepository } from '../infra/loaded-version.repository.js';

@CommandHandler(ReportLoaded)
export class ReportLoadedHandler implements ICommandHandler<ReportLoaded> {
  constructor(
    private readonly database: Database,
    private readonly sources: DataSourceRepository,
    private readonly versions: LoadedVersionRepository,
  ) {}

  execute({ input }: ReportLoaded): Promise<void> {
    const { dataSourceId, version, report } = input;
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      if (!source) return; // Removed while it was loaded.
      await this.versions.save(input, tx);
      // The catalog may have been quicker.
      if (source.version === version) await this.sources.change(dataSourceId, { report }, tx);
    });
  }
}
