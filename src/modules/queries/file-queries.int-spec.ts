import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FindSourcesOfFiles, type NamedSourceView } from '#modules/data-sources';
import { type FileFormat, filesErrors, GetFile } from '#modules/files';
import { GetRowRules, type TableRule } from '#modules/governance';
import { QueryFile, WriteFileResult } from '#modules/queries';
import { ObjectStore } from '#shared/object-store';
import {
  makeTestFolder,
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubQuery,
} from '#shared/testing';
import { QueriesModule } from './queries.module.js';

const contents: Readonly<Partial<Record<FileFormat, string>>> = {
  csv: 'city,visitors\nOslo,120\nBergen,80\nTromsø,\n',
  tsv: 'city\tvisitors\nOslo\t120\nBergen\t80\nTromsø\t\n',
  json: '[{"city":"Oslo","visitors":120},{"city":"Bergen","visitors":80},{"city":"Tromsø"}]',
  ndjson: '{"city":"Oslo","visitors":120}\n{"city":"Bergen","visitors":80}\n{"city":"Tromsø"}\n',
  xlsx: 'PK',
};

describe('an uploaded file', () => {
  const actor = someActor();
  const files = new Map(
    Object.keys(contents).map((format) => [randomUUID() as string, format as FileFormat]),
  );
  let folder: Awaited<ReturnType<typeof makeTestFolder>>;
  let app: StartedModule;

  beforeAll(async () => {
    folder = await makeTestFolder();
    for (const [id, format] of files) await writeFile(join(folder.path, id), contents[format] ?? '');
    const fileOf = ({ actor: asker, fileId }: GetFile['input']) => {
      const format = files.get(fileId);
      if (!format || asker.organizationId !== actor.organizationId) throw filesErrors.notFound({ fileId });
      return {
        id: fileId,
        organizationId: actor.organizationId,
        name: `visitors.${format}`,
        format,
        mediaType: 'text/plain',
        sizeBytes: 1,
        sha256: fileId,
        objectKey: fileId,
        createdAt: '2026-01-01T00:00:00Z',
      };
    };
    const objects = {
      localCopy: async (key: string) => ({ path: join(folder.path, key), [Symbol.dispose]: () => undefined }),
    };
    app = await startModule(QueriesModule, {
      stubs: [
        stubQuery(GetFile, fileOf),
        stubQuery(FindSourcesOfFiles, () => sources),
        stubQuery(GetRowRules, ({ dataSourceId }) => ({ key: 'x', tables: rules.get(dataSourceId) ?? [] })),
      ],
      override: (builder) => builder.overrideProvider(ObjectStore).useValue(objects),
    });
  });
  afterAll(async () => {
    await app.stop();
    await folder.remove();
  });

  const sources: NamedSourceView[] = [];
  const rules = new Map<string, readonly TableRule[]>();

  const idOf = (wanted: FileFormat) => [...files].find(([, format]) => format === wanted)?.[0] ?? '';
  const query = (sql: string, more: Partial<QueryFile['input']> = {}) =>
    app.commands.execute(new QueryFile({ actor, fileId: idOf('csv'), sql, ...more }));

  it.each(['csv', 'tsv', 'json', 'ndjson'] as const)('of the format %s is a table', async (format) => {
    const sql = 'select city, visitors from data where visitors > ? or visitors is null order by city;';

    expect(await query(sql, { fileId: idOf(format), parameters: [100] })).toMatchObject({
      columns: [
        { name: 'city', type: 'text' },
        { name: 'visitors', type: 'integer' },
      ],
      rows: [
        ['Oslo', 120],
        ['Tromsø', null],
      ],
      rowCount: 2,
      totalRows: 2,
      truncated: false,
    });
  });

  it('is not told by the file where row policies keep rows of its source back', async () => {
    const id = randomUUID();
    sources.push({ id, name: 'Visitors' });
    const rule = { table: 'visitors', policies: [], rule: { rows: 'none' }, restricted: true } as const;
    rules.set(id, [rule]);
    for (const work of [() => query('from data'), () => query('select 1')])
      await expect(work()).rejects.toMatchObject({ code: 'queries.behindPolicies', kind: 'forbidden' });

    rules.set(id, [{ ...rule, restricted: false }]);
    expect(await query('from data')).toMatchObject({ rowCount: 3 });
  });

  it('is given in other formats, and says of how many rows', async () => {
    const input = {
      actor,
      fileId: idOf('csv'),
      sql: 'from data order by city',
      limit: 1,
      format: 'csv' as const,
    };
    const file = await app.commands.execute(new WriteFileResult(input));

    expect(await readFile(file.path, 'utf8')).toBe('city,visitors\nBergen,80\n');
    expect(file).toMatchObject({ rowCount: 1, totalRows: 3, truncated: true });
  });

  it.each([
    [`select * from read_csv('/etc/passwd')`, 'queries.refused'],
    [`select * from '/etc/passwd'`, 'queries.unknownTable'],
    ['select * from other', 'queries.unknownTable'],
    ['select nothing from data', 'queries.unknownColumn'],
    ['drop view data', 'queries.notOneSelect'],
  ])('is asked through the gate: %s', async (sql, code) => {
    await expect(query(sql)).rejects.toMatchObject({ code });
  });

  it('has to be of a kind that can be read as it is, and of the own organisation', async () => {
    await expect(query('from data', { fileId: idOf('xlsx') })).rejects.toMatchObject({
      code: 'queries.fileKind',
    });
    await expect(query('from data', { actor: someActor() })).rejects.toMatchObject({
      code: 'files.notFound',
    });
  });

  it('is asked over HTTP', async () => {
    const ask = (accept: string) =>
      app.http({
        method: 'POST',
        url: '/api/v1/query/file',
        payload: { fileId: idOf('csv'), sql: 'select sum(visitors) as n from data' },
        headers: { ...signedInAs(actor), accept },
      });

    expect((await ask('application/json')).json()).toMatchObject({ rows: [[200]], totalRows: 1 });
    expect((await ask('application/x-ndjson')).body).toBe('{"n":200}\n');
  });
});
