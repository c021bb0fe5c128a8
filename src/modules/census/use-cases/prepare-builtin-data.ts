import { setTimeout as wait } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { DescribeTables } from '#modules/catalog';
import {
  builtinDataSourceId,
  type DataSourceView,
  GetDataSource,
  RegisterBuiltinDataSource,
} from '#modules/data-sources';
import { PublishDatasetFile } from '#modules/datasets';
import { publicOrganizationId, systemActor } from '#shared/contracts';
import { Progress } from '#shared/progress';
import { BuiltinData } from '../infra/builtin-data.js';

const name = 'US census data';
const attempts = 6;
const firstWaitMs = 500;
/** The length of a version: see DatasetVersionView. */
const versionDigits = 16;

/**
 * Makes the built-in data a source like any other, at every start and by every replica: nothing happens when the
 * version that was built is the one that answers.
 */
@Injectable()
export class PrepareBuiltinData implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(PrepareBuiltinData.name);
  private readonly stopped = new AbortController();
  private working: Promise<void> = Promise.resolve();
  /** Why it could not be prepared; another attempt may still succeed. */
  failure: string | undefined;

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly data: BuiltinData,
    private readonly progress: Progress,
  ) {}

  /** Does not wait: the handlers of other modules come into being in the same phase of the start. */
  onApplicationBootstrap(): void {
    this.working = this.prepareWithRetries();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.abort();
    await this.working;
  }

  /** Until the data is published, or every attempt has failed. */
  done(): Promise<void> {
    return this.working;
  }

  private async prepareWithRetries(): Promise<void> {
    for (let attempt = 0; attempt < attempts && !this.stopped.signal.aborted; attempt++) {
      await this.pause(attempt === 0 ? 0 : firstWaitMs * 2 ** attempt);
      try {
        await this.prepare();
        this.failure = undefined;
        return;
      } catch (error) {
        this.failure = error instanceof Error ? error.message : String(error);
        if (!this.stopped.signal.aborted) this.log.warn(`Built-in data: ${this.failure}`);
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }

  private async prepare(): Promise<void> {
    const { database, declaredKeys, notes } = await this.data.manifest();
    const source = await this.commands.execute(new RegisterBuiltinDataSource({ name }));
    await this.commands.execute(new DescribeTables({ dataSourceId: builtinDataSourceId, notes }));
    if (isReady(source, database.sha256.slice(0, versionDigits))) return;
    this.progress.tell('Preparing the built-in census data');
    await this.commands.execute(
      new PublishDatasetFile({
        dataSourceId: builtinDataSourceId,
        organizationId: publicOrganizationId,
        path: await this.data.databasePath(),
        declaredKeys,
      }),
    );
  }

  /** As every replica sees it. */
  source(): Promise<DataSourceView> {
    return this.queries.execute(
      new GetDataSource({ actor: systemActor(), dataSourceId: builtinDataSourceId }),
    );
  }
}

const isReady = ({ status, version }: DataSourceView, built: string): boolean =>
  status === 'ready' && version === built;
