import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dataSourcesErrors, ReportLoaded } from '#modules/data-sources';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import {
  DatasetVersionPublished,
  datasetsErrors as errors,
  type KeptVersionView,
  RollBack,
} from '../contract/index.js';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';
import { keptView } from './kept-view.js';
import { OwnDataset } from './own-dataset.js';

/** The version is told of once more, as if it had been made now: whoever hears of it does what it always does. */
@CommandHandler(RollBack)
export class RollBackHandler implements ICommandHandler<RollBack> {
  constructor(
    private readonly own: OwnDataset,
    private readonly commands: CommandBus,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async execute({ input }: RollBack): Promise<KeptVersionView> {
    const { id: dataSourceId, organizationId, status, version: current } = await this.own.of(input);
    if (status === 'loading') throw dataSourcesErrors.loading({ dataSourceId });
    const { version } = input;
    const found = await this.versions.find(dataSourceId, version);
    if (!found) throw errors.versionNotFound({ dataSourceId, version });
    await this.commands.execute(new ReportLoaded({ dataSourceId, version, report: found.report }));
    const published = new DatasetVersionPublished({ dataSourceId, organizationId, version });
    await this.database.transaction((tx) => this.outbox.add(published, tx));
    return keptView(found, current);
  }
}
