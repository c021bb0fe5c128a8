import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetLiveConnection, MarkReady, ReportLoaded, ReportLoadFailed } from '#modules/data-sources';
import { AppError } from '#shared/errors';
import { type HandlesJob, type JobContext, JobHandler } from '#shared/jobs';
import { connectionProblem } from '#shared/live-databases';
import { catalogErrors } from '../contract/index.js';
import { LiveCatalog } from '../infra/live-catalog.js';
import type { CatalogReading } from '../infra/read-catalog.js';
import { liveVersionOf } from '../infra/read-live-catalog.js';
import { KeepReading } from './keep-reading.js';

export const readLiveSource = 'catalog.read-live-source';

export interface SourceToRead {
  readonly dataSourceId: string;
  readonly organizationId: string;
}

const attempts = 3;

/** Reads the catalog of a live database; then it can be asked. */
@JobHandler({ name: readLiveSource, attempts, concurrency: 1, backoffSeconds: 2 })
export class ReadLiveSource implements HandlesJob<SourceToRead> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly catalog: LiveCatalog,
    private readonly keeping: KeepReading,
  ) {}

  async run(source: SourceToRead, { attempt }: JobContext): Promise<void> {
    const { dataSourceId } = source;
    try {
      const version = await this.read(source);
      await this.commands.execute(new MarkReady({ dataSourceId, version }));
    } catch (error) {
      if (attempt >= attempts) await this.reportFailure(dataSourceId, error);
      throw error;
    }
  }

  private async read(source: SourceToRead): Promise<string> {
    const { dataSourceId } = source;
    const stored = await this.queries.execute(new GetLiveConnection({ dataSourceId }));
    const reading = await this.catalog.read(dataSourceId, stored).catch((error: unknown) => {
      throw connectionProblem(error, stored.settings);
    });
    const version = liveVersionOf(reading);
    await this.keeping.keep({ ...source, version }, reading);
    await this.commands.execute(new ReportLoaded({ dataSourceId, version, report: reportOf(reading) }));
    return version;
  }

  private async reportFailure(dataSourceId: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const { code, message } = error instanceof AppError ? error : catalogErrors.notRead({ reason });
    await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }
}

const reportOf = ({ schema }: CatalogReading) => ({
  tables: schema.tables.map(({ name, rowCount, columns }) => ({
    name,
    rowCount,
    columnCount: columns.length,
  })),
  changes: [],
});
