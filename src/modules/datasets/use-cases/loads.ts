import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReportLoadFailed } from '#modules/data-sources';
import { Database, type Transaction } from '#shared/database';
import type { AppError } from '#shared/errors';
import { Jobs } from '#shared/jobs';
import { datasetsErrors as errors, type FailedCheck } from '../contract/index.js';
import { DatasetsConfig } from '../infra/config.js';
import {
  type ClaimedLoad,
  DatasetLoadRepository,
  type LoadEnd,
  type NewLoad,
} from '../infra/dataset-load.repository.js';
import { expectedFailure } from '../infra/load/expected-failure.js';

export const loadJob = 'datasets.load';

export interface LoadOrder {
  readonly loadId: string;
}

const signOfLifeEveryMs = 1000;

/** What passes when one tries again a little later: the database of somebody else. */
const passing = ['live-databases.unreachable', 'live-databases.paused'];

/** Whoever carries out a load tells here how far it is, and hears here that it was called off. */
export interface Carrying {
  readonly signal: AbortSignal;
  readonly headway: { rowsRead?: number; rowsExpected?: number };
}

type Work = (load: ClaimedLoad, carrying: Carrying) => Promise<void>;

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
  async carryOut(loadId: string, work: Work): Promise<void> {
    const { loadSilentSeconds, loadAttempts } = this.config;
    const load = await this.orders.claim(loadId, loadSilentSeconds);
    if (!load) return await this.lookAgain(loadId);
    if (load.attempts > loadAttempts)
      return await this.fail(load, errors.interrupted({ attempts: loadAttempts }));
    const ending = new AbortController();
    const carrying: Carrying = { signal: ending.signal, headway: {} };
    const alive = setInterval(() => void this.signOfLife(loadId, carrying, ending), signOfLifeEveryMs);
    try {
      await work(load, carrying);
    } catch (error) {
      if (!ending.signal.aborted) await this.settle(load, error);
    } finally {
      clearInterval(alive);
    }
  }

  /** Part of the transaction that publishes what was loaded. */
  end(loadId: string, done: Pick<LoadEnd, 'version' | 'headway'>, tx: Transaction): Promise<boolean> {
    return this.orders.end(loadId, { status: 'done', ...done }, tx);
  }

  /** False when it has ended already. Whoever is at it notices within a second. */
  async cancel({ id, dataSourceId }: Pick<NewLoad, 'id' | 'dataSourceId'>): Promise<boolean> {
    const { code, message } = errors.cancelled();
    const isCancelled = await this.database.transaction((tx) =>
      this.orders.cancel(id, { code, message }, tx),
    );
    if (isCancelled) await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
    return isCancelled;
  }

  /** Orders whose process died, and orders that never became a job. */
  async recover(): Promise<void> {
    for (const loadId of await this.orders.abandoned(this.config.loadSilentSeconds))
      await this.jobs.add(loadJob, { loadId } satisfies LoadOrder, { key: loadId });
  }

  private async signOfLife(loadId: string, { headway }: Carrying, ending: AbortController): Promise<void> {
    const isWanted = await this.orders.signOfLife(loadId, headway).catch(() => true);
    if (!isWanted) ending.abort();
  }

  /** A process that died seconds ago is still silent for too short a time. */
  private async lookAgain(loadId: string): Promise<void> {
    if (!(await this.orders.isOpen(loadId))) return;
    const delaySeconds = this.config.loadSilentSeconds;
    await this.jobs.add(loadJob, { loadId } satisfies LoadOrder, { key: `${loadId}-again`, delaySeconds });
  }

  private async settle(load: ClaimedLoad, error: unknown): Promise<void> {
    const reason = expectedFailure(error, this.config.loadMemoryMb);
    const isLast = load.attempts >= this.config.loadAttempts;
    if (reason && (isLast || !passing.includes(reason.code))) return await this.fail(load, reason);
    if (!reason) this.log.error(error);
    if (isLast) return await this.fail(load, errors.failed());
    await this.orders.release(load.id);
    throw error;
  }

  private async fail({ id, dataSourceId }: ClaimedLoad, { code, message, details }: AppError): Promise<void> {
    const checks = code === 'datasets.heldBack' && (details as { checks: readonly FailedCheck[] });
    const end = { status: 'failed', failure: { code, message, ...checks } } as const;
    const isOurs = await this.database.transaction((tx) => this.orders.end(id, end, tx));
    if (isOurs) await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }
}
