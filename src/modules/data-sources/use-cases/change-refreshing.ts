import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { Clock } from '#shared/clock';
import {
  ChangeRefreshing,
  type CopySettings,
  type DataSourceView,
  dataSourcesErrors as errors,
  GetDataSource,
  isDatabase,
} from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { LiveConnections } from '../infra/live-connections.js';
import { nextMoment } from '../infra/schedule.js';
import { ChangeOwnSource } from './change-own-source.js';

@CommandHandler(ChangeRefreshing)
export class ChangeRefreshingHandler implements ICommandHandler<ChangeRefreshing> {
  constructor(
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly change: ChangeOwnSource,
    private readonly connections: LiveConnections,
    private readonly sources: DataSourceRepository,
  ) {}

  async execute({ input }: ChangeRefreshing): Promise<DataSourceView> {
    const { dataSourceId, schedule } = input;
    const times = schedule === undefined ? {} : this.timesOf(schedule);
    const copy = await this.copyFor(input);
    return await this.change.run(input, async ({ kind }, tx) => {
      if (!isDatabase(kind)) throw errors.notLive({ kind });
      return await this.sources.change(dataSourceId, { ...times, ...(copy && { copy }) }, tx);
    });
  }

  private timesOf(schedule: string | null) {
    return { schedule, nextRefreshAt: schedule === null ? null : nextMoment(schedule, this.clock.now()) };
  }

  /** The whole of it, tried on the database. */
  private async copyFor(input: ChangeRefreshing['input']): Promise<CopySettings | undefined> {
    if (!input.copy) return undefined;
    const { id, copy } = await this.queries.execute(new GetDataSource(input));
    if (!copy) throw errors.notImported();
    const changed = { ...copy, ...input.copy };
    await this.connections.testStored(id, changed);
    return changed;
  }
}
