import { randomUUID } from 'node:crypto';
import { DuckDBInstance, type Json } from '@duckdb/node-api';
import {
  type CopySettings,
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  type DataSourceStatus,
  GetDataSource,
  GetLiveConnection,
  type LiveKind,
  ReportLoaded,
  ReportLoadFailed,
  usualCopy,
} from '#modules/data-sources';
import { GetDatasetVersion } from '#modules/datasets';
import { GetFile } from '#modules/files';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { ObjectStore } from '#shared/object-store';
import { seal } from '#shared/secrets';
import {
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
  testSecrets,
} from '#shared/testing';
import { DatasetsConfig } from '../infra/config.js';
import { testLimits } from './loading.js';

/** A database that is imported, and a catalog that is done at once: what is reported answers. */
export class CopiedSource {
  readonly dataSourceId = randomUUID();
  readonly actor = someActor();
  readonly failures: ReportLoadFailed['input'][] = [];
  readonly reports: ReportLoaded['input'][] = [];
  copy: CopySettings = usualCopy;
  /** Of the database; another one while it cannot be reached. */
  port: number;
  app!: StartedModule;

  private constructor(
    private readonly kind: LiveKind,
    private readonly url: URL,
  ) {
    this.port = Number(url.port);
  }

  static async start(
    module: Parameters<typeof startModule>[0],
    kind: LiveKind,
    url: string,
  ): Promise<CopiedSource> {
    const source = new CopiedSource(kind, new URL(url));
    source.app = await startModule(module, {
      stubs: source.stubs(),
      override: (builder) =>
        builder
          .overrideProvider(DatasetsConfig)
          .useValue(testLimits)
          .overrideProvider(LiveDatabasesConfig)
          .useValue({ allowPrivate: 'on' }),
    });
    return source;
  }

  get version(): string | undefined {
    return this.reports.at(-1)?.version;
  }

  /** Makes the source, and reads it. */
  async create(): Promise<void> {
    await this.app.hear(new DataSourceCreated(this.about()));
    await this.run();
  }

  async refresh(options: { readonly whole?: boolean; readonly unchecked?: boolean } = {}): Promise<void> {
    await this.app.hear(new DataSourceRefreshRequested({ ...this.about(), ...options }));
    await this.run();
  }

  /** What is told goes on to whoever has to hear it. */
  async run(): Promise<void> {
    await this.app.jobs.runAll();
    const { dataSourceId, version } = this;
    const { organizationId } = this.actor;
    if (version) await this.app.hear(new DataSourceReady({ dataSourceId, organizationId, version }));
  }

  order(): Promise<void> {
    return this.app.hear(new DataSourceRefreshRequested(this.about()));
  }

  async http(method: 'GET' | 'POST', path: string, payload?: object) {
    const url = `/api/v1/datasets/${this.dataSourceId}${path}`;
    const response = await this.app.http({
      method,
      url,
      headers: signedInAs(this.actor),
      ...(payload && { payload }),
    });
    return response.json();
  }

  /** Of the version that answers, or of another. */
  async rows(sql: string, version = this.version ?? ''): Promise<Json[][]> {
    const { dataSourceId } = this;
    const { objectKey } = await this.app.queries.execute(new GetDatasetVersion({ dataSourceId, version }));
    using file = await this.app.get(ObjectStore).localCopy(objectKey);
    const instance = await DuckDBInstance.create(file.path, { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    try {
      await connection.run(`set TimeZone = 'UTC'`);
      return (await connection.runAndReadAll(sql)).getRowsJson();
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  private about() {
    const { dataSourceId, kind } = this;
    const { organizationId } = this.actor;
    return { dataSourceId, organizationId, kind, mode: 'imported', fileIds: [] } as const;
  }

  private stubs() {
    return [
      stubQuery(GetFile, () => {
        throw new Error('No file is asked for.');
      }),
      stubQuery(GetDataSource, () => ({
        ...this.about(),
        id: this.dataSourceId,
        name: 'Shop',
        status: 'ready' as DataSourceStatus,
        copy: this.copy,
        ...(this.version !== undefined && { version: this.version }),
        createdAt: '2026-01-01T00:00:00.000Z',
      })),
      stubQuery(GetLiveConnection, () => this.connection()),
      stubCommand(ReportLoaded, (input) => void this.reports.push(input)),
      stubCommand(ReportLoadFailed, (input) => void this.failures.push(input)),
    ];
  }

  private connection() {
    const { kind, url, port, copy } = this;
    const settings = {
      host: url.hostname,
      port,
      database: url.pathname.slice(1),
      ...(kind === 'postgresql' && { schema: 'public' }),
      user: url.username,
      tls: 'off',
    } as const;
    const password = decodeURIComponent(url.password);
    return {
      kind,
      settings,
      copy,
      sealedPassword: seal(testSecrets().encryptionKey, password, this.dataSourceId),
    };
  }
}
