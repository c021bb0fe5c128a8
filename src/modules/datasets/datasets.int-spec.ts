import { randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DataSourceCreated,
  DataSourceReady,
  DataSourceRefreshRequested,
  DataSourceRemoved,
  type DataSourceView,
  GetDataSource,
  ReportLoaded,
  ReportLoadFailed,
} from '#modules/data-sources';
import { GetDatasetVersion, PublishDatasetFile } from '#modules/datasets';
import { filesErrors, GetFile } from '#modules/files';
import { CoreConfig } from '#shared/config';
import { Database } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, startModule, stubCommand, stubQuery } from '#shared/testing';
import { DatasetsModule } from './datasets.module.js';
import { DatasetsConfig } from './infra/config.js';
import { LoadFolders } from './infra/load-folders.js';
import { testLimits } from './testing/loading.js';
import { Loads } from './use-cases/loads.js';

describe('datasets', () => {
  const dataSourceId = randomUUID();
  const organizationId = randomUUID();
  let app: StartedModule;
  let files: Map<string, string>;
  let loaded: ReportLoaded['input'][];
  let failed: ReportLoadFailed['input'][];
  let answering: string;
  let status: DataSourceView['status'];

  beforeEach(async () => {
    files = new Map();
    loaded = [];
    failed = [];
    status = 'ready';
    app = await startModule(DatasetsModule, {
      stubs: [
        stubQuery(GetFile, ({ fileId }) => {
          const name = files.get(fileId);
          if (!name) throw filesErrors.notFound({ fileId });
          return {
            id: fileId,
            organizationId,
            name,
            format: 'csv',
            mediaType: 'text/csv',
            sizeBytes: 1,
            sha256: '',
            objectKey: `files/${fileId}`,
            createdAt: '',
          } as const;
        }),
        stubQuery(
          GetDataSource,
          () => ({ id: dataSourceId, organizationId, status, version: answering }) as DataSourceView,
        ),
        stubCommand(ReportLoaded, (input) => void loaded.push(input)),
        stubCommand(ReportLoadFailed, (input) => void failed.push(input)),
      ],
      override: (builder) => builder.overrideProvider(DatasetsConfig).useValue(testLimits),
    });
  });
  afterEach(() => app.stop());

  const upload = async (content: string) => {
    const id = randomUUID();
    files.set(id, 'people.csv');
    await app.get(ObjectStore).put(`files/${id}`, Readable.from([content]));
    return id;
  };
  const created = (fileIds: string[]) =>
    app.hear(
      new DataSourceCreated({ dataSourceId, organizationId, kind: 'files', mode: 'imported', fileIds }),
    );
  const version = (of: string) => app.queries.execute(new GetDatasetVersion({ dataSourceId, version: of }));
  const orders = (change: string) => app.get(Database).query(`update datasets.dataset_load set ${change}`);
  const leftovers = () => readdir(join(app.get(CoreConfig).dataFolder, 'tmp', 'datasets'));

  it('loads a new source into a version, reports it and tells everyone', async () => {
    await created([await upload('name,age\nAda,36\nBob,41\n')]);
    await app.jobs.runAll();

    const [{ version: made = '', report } = {}] = loaded;
    expect(report).toEqual({ tables: [{ name: 'people', rowCount: 2, columnCount: 2 }], changes: [] });
    expect(await app.published()).toEqual([
      {
        type: 'datasets.dataset-version-published',
        input: { dataSourceId, organizationId, version: made },
      },
    ]);
    const { objectKey } = await version(made);
    expect(await app.get(ObjectStore).exists(objectKey)).toBe(true);
    expect(await leftovers()).toEqual([]);
  });

  it('says why a load failed, and keeps nothing of it', async () => {
    await created([await upload(`a\n${'"'.repeat(3)}`), randomUUID()]);
    await app.jobs.runAll();

    expect(failed).toEqual([{ dataSourceId, code: 'files.notFound', message: expect.any(String) }]);
    expect(await app.published()).toEqual([]);
    expect(await leftovers()).toEqual([]);
  });

  it('has nothing to load for the built-in source', async () => {
    await app.hear(
      new DataSourceCreated({ dataSourceId, organizationId, kind: 'builtin', mode: 'imported', fileIds: [] }),
    );

    expect(await app.jobs.runAll()).toBe(0);
  });

  it('keeps the earlier version when a source is refreshed', async () => {
    const id = await upload('name\nAda\n');
    await created([id]);
    await app.jobs.runAll();
    await app.get(ObjectStore).put(`files/${id}`, Readable.from(['name\nAda\nBob\n']));
    await app.hear(
      new DataSourceRefreshRequested({
        kind: 'files',
        mode: 'imported',
        dataSourceId,
        organizationId,
        fileIds: [id],
      }),
    );
    await app.jobs.runAll();

    const [first, second] = loaded.map((report) => report.version);
    expect(second).not.toBe(first);
    for (const each of [first, second])
      expect(await app.get(ObjectStore).exists((await version(each ?? '')).objectKey)).toBe(true);
  });

  describe('of which many were made', () => {
    let made: string[];

    const keys = async () =>
      (
        await app
          .get(Database)
          .query<{ object_key: string }>('select object_key from datasets.dataset_version')
      )
        .map(({ object_key }) => object_key)
        .toSorted();
    const ready = async (of = '') => {
      answering = of;
      await app.hear(new DataSourceReady({ dataSourceId, organizationId, version: of }));
    };

    beforeEach(async () => {
      const id = await upload('n\n0\n');
      await created([id]);
      await app.jobs.runAll();
      const about = { kind: 'files', mode: 'imported', dataSourceId, organizationId, fileIds: [id] } as const;
      for (const n of [1, 2, 3]) {
        await app.get(ObjectStore).put(`files/${id}`, Readable.from([`n\n${n}\n`]));
        await app.hear(new DataSourceRefreshRequested(about));
        await app.jobs.runAll();
      }
      made = loaded.map((report) => report.version);
    });

    it('keeps the newest, and removes the others when nothing can be reading them any more', async () => {
      const objectKeys = await keys();
      await ready(made[3]);
      await app.jobs.runDue();
      expect(await keys()).toEqual(objectKeys);

      await app.jobs.runAll();
      const gone = objectKeys.find((key) => key.includes(made[0] ?? '-')) ?? '';
      expect(await keys()).toEqual(objectKeys.filter((key) => key !== gone));
      expect(await app.get(ObjectStore).exists(gone)).toBe(false);
      expect((await app.published()).at(-1)).toEqual({
        type: 'datasets.dataset-versions-removed',
        input: { dataSourceId, versions: [made[0]] },
      });
    });

    it('removes nothing while a load may make another one answer', async () => {
      await ready(made[3]);
      status = 'loading';
      await app.jobs.runAll();

      expect(await keys()).toHaveLength(4);
    });

    it('keeps one that answers again by then, and what was not surplus at the time', async () => {
      await ready(made[3]);
      answering = made[0] ?? '';
      await app.jobs.runAll();

      expect(await keys()).toHaveLength(4);
    });
  });

  it('loads a source once, however often its order is delivered', async () => {
    await created([await upload('name\nAda\n')]);
    await app.jobs.runAll();
    await app.get(Loads).recover();
    await orders(`alive_at = now() - interval '1 hour'`);
    await app.get(Loads).recover();
    await app.jobs.runAll();

    expect(loaded).toHaveLength(1);
  });

  it('takes over the load of a process that died, not of one that lives', async () => {
    await created([await upload('name\nAda\n')]);
    await orders(`status = 'running', attempts = 1`);
    await app.jobs.runDue();
    expect(loaded).toEqual([]);

    await orders(`alive_at = now() - interval '16 seconds'`);
    await app.get(Loads).recover();
    await app.jobs.runAll();
    expect(loaded).toHaveLength(1);
  });

  it('gives up a load that never survives', async () => {
    await created([await upload('name\nAda\n')]);
    await orders(`status = 'running', attempts = 3, alive_at = now() - interval '1 minute'`);
    await app.jobs.runAll();

    expect(failed).toMatchObject([{ dataSourceId, code: 'datasets.interrupted' }]);
  });

  it('drops a version whose source was removed meanwhile, and all others', async () => {
    const id = await upload('name\nAda\n');
    await created([id]);
    await app.jobs.runAll();
    const { objectKey } = await version(loaded[0]?.version ?? '');
    await app.hear(
      new DataSourceRefreshRequested({
        kind: 'files',
        mode: 'imported',
        dataSourceId,
        organizationId,
        fileIds: [id],
      }),
    );
    await app.hear(new DataSourceRemoved({ dataSourceId, organizationId }));
    await app.jobs.runAll();

    expect(await app.get(ObjectStore).exists(objectKey)).toBe(false);
    await expect(version(loaded[0]?.version ?? '')).rejects.toMatchObject({ kind: 'not-found' });
    expect(await app.published()).toHaveLength(1);
  });

  it('publishes a finished DuckDB file once, and leaves the file where it is', async () => {
    const path = join(app.get(CoreConfig).dataFolder, 'made.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('create table states as select 1 as fips');
    connection.closeSync();
    instance.closeSync();
    const declaredKeys = [{ table: 'states', columns: ['fips'] }];
    const publish = () =>
      app.commands.execute(new PublishDatasetFile({ dataSourceId, organizationId, path, declaredKeys }));

    const first = await publish();
    expect(await publish()).toEqual(first);

    expect(first).toMatchObject({ declaredKeys, version: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(loaded).toEqual([
      {
        dataSourceId,
        version: first.version,
        report: { tables: [{ name: 'states', rowCount: 1, columnCount: 1 }], changes: [] },
      },
    ]);
    expect(await app.published()).toHaveLength(1);
  });

  it('clears away what a killed process left', async () => {
    const folder = join(app.get(CoreConfig).dataFolder, 'tmp', 'datasets', 'load-dead');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'data.duckdb'), 'half');
    await app.get(LoadFolders).onModuleInit();

    expect(await leftovers()).toEqual([]);
  });
});
