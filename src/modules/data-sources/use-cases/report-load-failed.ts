import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { ReportLoadFailed } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';

@CommandHandler(ReportLoadFailed)
export class ReportLoadFailedHandler implements ICommandHandler<ReportLoadFailed> {
  constructor(
    private readonly database: Database,
    private readonly sources: DataSourceRepository,
  ) {}

  execute({ input: { dataSourceId, code, message } }: ReportLoadFailed): Promise<void> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      if (source)
        await this.sources.change(dataSourceId, { status: 'failed', failure: { code, message } }, tx);
    });
  }
}
