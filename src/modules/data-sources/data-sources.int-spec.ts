import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  builtinDataSourceId,
  type DependentsView,
  FindDependents,
  GetDataSource,
  type LoadReport,
  MarkReady,
  RegisterBuiltinDataSource,
  ReportLoaded,
  ReportLoadFailed,
} from '#modules/data-sources';
import { filesErrors, GetFile } from '#modules/files';
import { GetRowRules, RemoveQualityOfSource, RemoveRowPoliciesOfSource } from '#modules/governance';
import { OrganizationDeleted } from '#modules/organizations';
import { guestActor } from '#shared/contracts';
import {
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubAnswer,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { DataSourcesModule } from './data-sources.module.js';

const report: LoadReport = { tables: [{ name: 't', rowCount: 1, columnCount: 2 }], changes: [] };

describe('data-sources', () => {
  const actor = someActor();
  const fileId = randomUUID();
  let dependents: DependentsView[];
  /** What governance forgets. */
  let forgotten: object[];
  let app: StartedModule;

  beforeEach(async () => {
    dependents = [];
    forgotten = [];
    app = await startModule(DataSourcesModule, {
      stubs: [
        stubQuery(GetRowRules, () => ({ key: '', tables: [] })),
        stubCommand(
          RemoveRowPoliciesOfSource,
          ({ dataSourceId }) => void forgotten.push({ policies: dataSourceId }),
        ),
        stubCommand(
          RemoveQualityOfSource,
          ({ dataSourceId }) => void forgotten.push({ quality: dataSourceId }),
        ),
        stubAnswer(FindDependents, ({ actor: asking }) =>
          asking.organizationId === actor.organizationId ? dependents : [],
        ),
        stubQuery(GetFile, ({ actor: { organizationId }, fileId: id }) => {
          if (id !== fileId || organizationId !== actor.organizationId)
            throw filesErrors.notFound({ fileId: id });
          return {
            id,
            organizationId,
            name: 'Sales 2020.csv',
            format: 'csv',
            mediaType: 'text/csv',
            sizeBytes: 1,
            sha256: '',
            objectKey: '',
            createdAt: '',
          } as const;
        }),
      ],
    });
  });
  afterEach(() => app.stop());

  const http = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    app.http({ method, url: `/api/v1${path}`, headers: signedInAs(actor), ...(payload && { payload }) });
  const create = async (name = 'Sales'): Promise<string> =>
    (await http('POST', '/data-sources', { name, kind: 'files', fileIds: [fileId] })).json().id;
  const get = async (id: string) => (await http('GET', `/data-sources/${id}`)).json();
  const load = (dataSourceId: string, version: string) =>
    app.commands.execute(new ReportLoaded({ dataSourceId, version, report }));
  const ready = (dataSourceId: string, version: string) =>
    app.commands.execute(new MarkReady({ dataSourceId, version }));
  const fail = (dataSourceId: string) =>
    app.commands.execute(new ReportLoadFailed({ dataSourceId, code: 'x.broken', message: 'Broken.' }));
  const events = async () => (await app.published()).map(({ type }) => type.split('.')[1]);

  it('makes a source from files, to be loaded behind the answer', async () => {
    const response = await http('POST', '/data-sources', { name: 'Sales', kind: 'files', fileIds: [fileId] });

    expect(response.statusCode).toBe(202);
    expect(response.json()).toEqual({
      id: expect.any(String),
      name: 'Sales',
      kind: 'files',
      mode: 'imported',
      status: 'loading',
      fileIds: [fileId],
      createdAt: expect.any(String),
    });
    const input = { dataSourceId: response.json().id, organizationId: actor.organizationId };
    expect(await app.published()).toEqual([
      {
        type: 'data-sources.data-source-created',
        input: { ...input, kind: 'files', mode: 'imported', fileIds: [fileId] },
      },
    ]);
  });

  it.each([
    ['a file of nobody', { fileIds: [randomUUID()] }, 404, 'files.notFound'],
    ['no file', { fileIds: [] }, 400, 'http.invalidRequest'],
    ['a kind there is not', { kind: 'ftp' }, 400, 'http.invalidRequest'],
    ['no name', { name: ' ' }, 400, 'http.invalidRequest'],
  ])('refuses %s', async (...[, change, status, code]) => {
    const asked = { name: 'Sales', kind: 'files', fileIds: [fileId], ...change };

    expect((await http('POST', '/data-sources', asked)).json()).toMatchObject({ status, code });
  });

  it('makes a source from one file, named like it', async () => {
    const response = await http('POST', `/files/${fileId}/process`);

    expect(response.statusCode).toBe(202);
    expect(response.json()).toMatchObject({ name: 'Sales 2020', status: 'loading', fileIds: [fileId] });
    expect((await http('POST', `/files/${fileId}/process`, { name: 'Mine' })).json().name).toBe('Mine');
  });

  it('is ready when the catalog says so, with the report of the load', async () => {
    const id = await create();
    await load(id, 'v1');
    expect(await get(id)).toMatchObject({ status: 'loading' });
    await ready(id, 'v1');
    await ready(id, 'v1');

    expect(await get(id)).toMatchObject({ status: 'ready', version: 'v1', report });
    expect(await events()).toEqual(['data-source-created', 'data-source-ready']);
  });

  it('keeps the version that serves while it is refreshed, and when that fails', async () => {
    const id = await create();
    await load(id, 'v1');
    await ready(id, 'v1');

    const refresh = await http('POST', `/data-sources/${id}/refresh`);
    expect(refresh.json()).toMatchObject({ status: 'loading', version: 'v1' });
    expect((await http('POST', `/data-sources/${id}/refresh`)).json()).toMatchObject({
      status: 409,
      code: 'data-sources.loading',
    });
    await fail(id);
    expect(await get(id)).toMatchObject({ status: 'failed', version: 'v1', failure: { code: 'x.broken' } });

    await http('POST', `/data-sources/${id}/refresh`);
    await load(id, 'v2');
    await ready(id, 'v2');
    const view = await get(id);
    expect(view).toMatchObject({ status: 'ready', version: 'v2' });
    expect(view.failure).toBeUndefined();
  });

  it('never goes back to a version that a newer one has overtaken', async () => {
    const id = await create();
    await load(id, 'v1');
    await load(id, 'v2');
    await ready(id, 'v2');
    await ready(id, 'v1');

    expect((await get(id)).version).toBe('v2');
  });

  it('registers the built-in source once, and shows it to everybody', async () => {
    const register = (name: string) => app.commands.execute(new RegisterBuiltinDataSource({ name }));
    await Promise.all([register('US census'), register('US census')]);
    await register('United States');

    const asked = new GetDataSource({ actor: guestActor, dataSourceId: builtinDataSourceId });
    expect(await app.queries.execute(asked)).toMatchObject({ kind: 'builtin', name: 'United States' });
    expect(await events()).toEqual(['data-source-created']);
    expect((await http('DELETE', `/data-sources/${builtinDataSourceId}`)).json()).toMatchObject({
      status: 409,
      code: 'data-sources.builtin',
    });
  });

  it('shows guests and strangers public sources only', async () => {
    const id = await create();
    await app.commands.execute(new RegisterBuiltinDataSource({ name: 'US census' }));
    const list = async (headers: Record<string, string>) =>
      (await app.http({ url: '/api/v1/data-sources', headers }))
        .json()
        .items.map((source: { id: string }) => source.id);

    expect(await list({})).toEqual([builtinDataSourceId]);
    expect(await list(signedInAs(someActor()))).toEqual([builtinDataSourceId]);
    expect(await list(signedInAs(actor))).toEqual([builtinDataSourceId, id]);
    const foreign = { url: `/api/v1/data-sources/${id}`, headers: signedInAs(someActor()) };
    for (const method of ['GET', 'DELETE'] as const)
      expect((await app.http({ method, ...foreign })).json()).toMatchObject({ status: 404 });
  });

  it('lists page by page', async () => {
    for (const name of ['1', '2', '3']) await create(name);
    const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name);

    const first = (await http('GET', '/data-sources?limit=2')).json();
    const second = (await http('GET', `/data-sources?limit=2&cursor=${first.nextCursor}`)).json();

    expect([names(first), names(second)]).toEqual([['3', '2'], ['1']]);
    expect(second.nextCursor).toBeUndefined();
    const madeUp = `2024-99-99T00:00:00.000Z_${randomUUID()}`;
    const refused = await http('GET', `/data-sources?cursor=${madeUp}`);
    expect(refused.json()).toMatchObject({ code: 'pagination.badCursor' });
  });

  it('is renamed and removed by its owner; what comes later does no harm', async () => {
    const id = await create();

    expect((await http('PATCH', `/data-sources/${id}`, { name: 'Better' })).json().name).toBe('Better');
    expect((await http('DELETE', `/data-sources/${id}`)).statusCode).toBe(204);
    expect((await http('GET', `/data-sources/${id}`)).statusCode).toBe(404);
    await app.relay.drain();
    expect(forgotten).toEqual([{ policies: id }, { quality: id }]);
    await load(id, 'v1');
    await ready(id, 'v1');
    await fail(id);
    expect(await events()).toEqual(['data-source-created', 'data-source-removed']);
  });

  it('goes with its organisation, and everybody hears of it', async () => {
    const id = await create();
    await app.hear(new OrganizationDeleted({ organizationId: randomUUID() }));
    expect((await http('GET', `/data-sources/${id}`)).statusCode).toBe(200);
    await app.hear(new OrganizationDeleted({ organizationId: actor.organizationId }));

    expect((await http('GET', `/data-sources/${id}`)).statusCode).toBe(404);
    expect(await events()).toEqual(['data-source-created', 'data-source-removed']);
  });

  describe('that something depends on', () => {
    const term = { id: randomUUID(), name: 'turnover' };
    const version = {
      kind: 'dataset-version',
      count: 7,
      items: [],
      consequence: 'removed',
      holds: false,
    } as const;
    const terms = {
      kind: 'glossary-term',
      count: 1,
      items: [term],
      consequence: 'removed',
      holds: true,
    } as const;

    it('tells what, whoever keeps it, and what holds it first', async () => {
      const id = await create();
      dependents = [version, terms];

      expect((await http('GET', `/data-sources/${id}/dependents`)).json()).toEqual({
        dataSourceId: id,
        holds: true,
        dependents: [terms, version],
      });
      const foreign = { url: `/api/v1/data-sources/${id}/dependents`, headers: signedInAs(someActor()) };
      expect((await app.http(foreign)).statusCode).toBe(404);
    });

    it('is not deleted, and says what holds it, unless that is forced', async () => {
      const id = await create();
      dependents = [version, terms];

      expect((await http('DELETE', `/data-sources/${id}`)).json()).toMatchObject({
        status: 409,
        code: 'data-sources.inUse',
        details: { dependents: [terms] },
      });
      expect((await http('DELETE', `/data-sources/${id}?force=perhaps`)).statusCode).toBe(400);
      expect((await http('GET', `/data-sources/${id}`)).statusCode).toBe(200);
      expect((await http('DELETE', `/data-sources/${id}?force=true`)).statusCode).toBe(204);
      expect((await http('GET', `/data-sources/${id}`)).statusCode).toBe(404);
    });

    it('is deleted when all of that goes with it by itself', async () => {
      const id = await create();
      dependents = [version];

      expect((await http('DELETE', `/data-sources/${id}`)).statusCode).toBe(204);
    });
  });
});
