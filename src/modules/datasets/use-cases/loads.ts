import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReportLoadFailed } from '#modules/data-sources';
import { Database, type Transaction } from '#shared/database';
import type { AppError } from '#shared/errors';
import { Jobs } from '#shared/jobs';
import { datasetsErrors as errors } from '../contract/index.js';
import { DatasetsConfig } from '../infra/config.js';
import { type ClaimedLoad, DatasetLoadRepository, type NewLoad } from '../infra/dataset-load.repository.js';
import { expectedFailure } from '../infra/load/expected-failure.js';

export const loadJob = 'datasets.load';

export interface LoadOrder {
  readonly loadId: string;
}

const signOfLifeEveryMs = 3000;

/** The life of an order: one process carries it out, another takes over when that one dies, and it ends once. */
@Injectable()
export class Loads {
  private readonly log = new Logger(Loads.name);

  constructor(
    private readonly orders: DatasetLoadRepository,
    private readonly jobs: Jobs,
    private readonly commands: CommandBus,
    private readonly database: Database,
    private readonly config: DatasetsConfig,
  ) {}

  /** Safe to repeat. Committed before the job is there, so that no job comes too early. */
  async order(load: NewLoad): Promise<void> {
    await this.database.transaction((tx) => this.orders.add(load, tx));
    await this.jobs.add(loadJob, { loadId: load.id } satisfies LoadOrder, { key: load.id });
  }

  /** Does nothing when somebody else is at it, or when the order is done or gone. */
  async carryOut(loadId: string, work: (load: ClaimedLoad) => Promise<void>): Promise<void> {
    const { loadSilentSeconds, loadAttempts } = this.config;
    const load = await this.orders.claim(loadId, loadSilentSeconds);
    if (!load) return await this.lookAgain(loadId);
    if (load.attempts > loadAttempts)
      return await this.fail(load, errors.interrupted({ attempts: loadAttempts }));
    const alive = setInterval(
      () => void this.orders.signOfLife(loadId).catch(() => undefined),
      signOfLifeEveryMs,
    );
    try {
      await work(load);
    } catch (error) {
      await this.settle(load, error);
    } finally {
      clearInterval(alive);
    }
  }

  /** Part of the transaction that publishes what was loaded. */
  end(loadId: string, tx: Transaction): Promise<boolean> {
    return this.orders.end(loadId, 'done', tx);
  }

  /** Orders whose process died, and orders that never became a job. */
  async recover(): Promise<void> {
    for (const loadId of await this.orders.abandoned(this.config.loadSilentSeconds))
      await this.jobs.add(loadJob, { loadId } satisfies LoadOrder, { key: loadId });
  }

  /** A process that died seconds ago is still silent for too short a time. */
  private async lookAgain(loadId: string): Promise<void> {
    if (!(await this.orders.isOpen(loadId))) return;
    const delaySeconds = this.config.loadSilentSeconds;
    await this.jobs.add(loadJob, { loadId } satisfies LoadOrder, { key: `${loadId}-again`, delaySeconds });
  }

  private async settle(load: ClaimedLoad, error: unknown): Promise<void> {
    const reason = expectedFailure(error, this.config.loadMemoryMb);
    if (reason) return await this.fail(load, reason);
    this.log.error(error);
    if (load.attempts >= this.config.loadAttempts) return await this.fail(load, errors.failed());
    await this.orders.release(load.id);
    throw error;
  }

  private async fail({ id, dataSourceId }: ClaimedLoad, { code, message }: AppError): Promise<void> {
    const isOurs = await this.database.transaction((tx) => this.orders.end(id, 'failed', tx));
    if (isOurs) await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }
}
