import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dataSourcesErrors, GetDataSource, MarkReady, ReportLoadFailed } from '#modules/data-sources';
import { DatasetVersionPublished, GetDatasetVersion, RollBack } from '#modules/datasets';
import { DescribeTablesOfSource, GetRowRules, JudgeVersion, VersionReleased } from '#modules/governance';
import { type Actor, systemActor } from '#shared/contracts';
import { Jobs } from '#shared/jobs';
import { Inquiries } from '#shared/messaging';
import { ObjectStore } from '#shared/object-store';
import {
  makeTestFolder,
  type StartedModule,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { CatalogModule } from './catalog.module.js';
import { profileVersion } from './use-cases/profile-version.js';

const objectKey = 'datasets/sample.duckdb';

describe('a version that was read', () => {
  let app: StartedModule;
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let owner: Actor;
  let dataSourceId: string;
  let current: string | undefined;
  let isRemoved: boolean;
  let reasons: string[];
  const told: object[] = [];

  beforeAll(async () => {
    folder = await makeTestFolder();
    app = await startModule(CatalogModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubQuery(GetDataSource, () => {
          if (isRemoved) throw dataSourcesErrors.notFound({ dataSourceId });
          return {
            id: dataSourceId,
            kind: 'files',
            mode: 'imported',
            status: 'ready',
            version: current,
          } as never;
        }),
        stubQuery(GetDatasetVersion, (input) => ({ ...input, objectKey, declaredKeys: [] }) as never),
        stubCommand(JudgeVersion, ({ version }) => {
          told.push({ judged: version });
          return { held: reasons.length > 0, reasons };
        }),
        stubCommand(MarkReady, ({ version }) => void told.push({ ready: version })),
        stubCommand(ReportLoadFailed, ({ code, message }) => void told.push({ code, message })),
        stubCommand(RollBack, ({ actor, version }) => told.push({ back: version, by: actor }) as never),
      ],
    });
    const path = join(folder.path, 'sample.duckdb');
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    await connection.run('create table visits as select 1 as id, current_date as day');
    connection.closeSync();
    instance.closeSync();
    await app.get(ObjectStore).putFile(objectKey, path);
  });
  beforeEach(() => {
    owner = someActor();
    dataSourceId = randomUUID();
    current = 'v1';
    isRemoved = false;
    reasons = [];
    told.length = 0;
  });
  afterAll(async () => {
    await app.stop();
    await folder.remove();
  });

  const owned = (version: string) => ({ dataSourceId, organizationId: owner.organizationId, version });
  const publish = async (version: string) => {
    await app.hear(new DatasetVersionPublished(owned(version)));
    await app.jobs.runAll();
  };

  it('answers when the rules about its data let it through', async () => {
    await publish('v2');
    expect(told).toEqual([{ judged: 'v2' }, { ready: 'v2' }]);
  });

  it('does not when they hold it back: its source says why', async () => {
    reasons = ['"a" of visits: 9 of 10 rows pass.'];
    await publish('v2');
    expect(told).toEqual([
      { judged: 'v2' },
      { code: 'governance.heldBack', message: expect.stringContaining('"a" of visits') },
    ]);
  });

  it('is not judged when it is the first of its source, answers already, or is of a source that is gone', async () => {
    reasons = ['no'];
    await publish('v1');
    current = undefined;
    await publish('v2');
    isRemoved = true;
    await publish('v3');
    expect(told).toEqual([{ ready: 'v1' }, { ready: 'v2' }, { ready: 'v3' }]);
  });

  it('decides nothing when it is only read once more after an update', async () => {
    await app.get(Jobs).add(profileVersion, { ...owned('v0'), settled: true });
    await app.jobs.runAll();
    expect(told).toEqual([]);
  });

  it('answers after all when it is released', async () => {
    const { userId } = owner;
    await app.hear(new VersionReleased({ ...owned('v2'), userId, reason: 'Checked' }));
    expect(told).toEqual([{ back: 'v2', by: systemActor(owner.organizationId) }]);
  });

  it('is described for rules, whether it answers or not', async () => {
    await publish('v1');
    await publish('v2');
    const visits = {
      name: 'visits',
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'day', type: 'date' },
      ],
    };
    const describe = (version?: string) =>
      app.get(Inquiries).ask(new DescribeTablesOfSource({ actor: owner, dataSourceId, version }));
    expect([await describe(), await describe('v2')]).toEqual([[visits], [visits]]);
    await expect(describe('v3')).rejects.toMatchObject({ code: 'catalog.versionNotFound' });
  });
});
