import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { GetLiveConnection, type LiveConnectionView } from '#modules/data-sources';
import { LiveDatabases, type LivePool } from '#shared/live-databases';
import { QueriesConfig } from './config.js';
import { SharedLookups } from './shared-lookups.js';
import { Slots } from './slots.js';

interface OpenSource {
  /** Of what it was opened with: another one when an owner changes the connection. */
  readonly connection: string;
  readonly pool: LivePool;
  readonly slots: Slots;
}

const mostSources = 100;
/** The database gives up a statement by itself only after we should have told it to. */
const graceSeconds = 5;

/** The live databases this process has connections to. */
@Injectable()
export class LiveSources implements OnApplicationShutdown {
  private readonly sources = new LRUCache<string, OpenSource>({
    max: mostSources,
    dispose: ({ pool }) => void pool.close(),
  });

  private readonly lookups = new SharedLookups<LiveConnectionView>();

  constructor(
    private readonly queries: QueryBus,
    private readonly databases: LiveDatabases,
    private readonly config: QueriesConfig,
  ) {}

  async of(dataSourceId: string): Promise<OpenSource & { readonly host: string }> {
    const view = await this.lookups.of(dataSourceId, () =>
      this.queries.execute(new GetLiveConnection({ dataSourceId })),
    );
    const { host } = view.settings;
    const connection = JSON.stringify(view);
    const known = this.sources.get(dataSourceId);
    if (known?.connection === connection) return { ...known, host };
    const opened = { connection, pool: this.open(dataSourceId, view), slots: this.newSlots() };
    this.sources.set(dataSourceId, opened);
    return { ...opened, host };
  }

  async onApplicationShutdown(): Promise<void> {
    const open = [...this.sources.values()];
    await Promise.all(open.map(({ pool }) => pool.close()));
  }

  private open(dataSourceId: string, view: LiveConnectionView): LivePool {
    const { liveConnections, timeLimitSeconds } = this.config;
    const limits = { connections: liveConnections, statementSeconds: timeLimitSeconds + graceSeconds };
    return this.databases.openPatiently(dataSourceId, view, limits);
  }

  private newSlots(): Slots {
    const { liveConnections: most, maxWaiting } = this.config;
    return new Slots({ most, mostOfOne: most, maxWaiting });
  }
}
