import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { OrganizationDeleted } from '#modules/organizations';
import { CoreConfig } from '#shared/config';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { FilesModule } from './files.module.js';
import { FilesConfig } from './infra/config.js';

describe('files', () => {
  const actor = someActor();
  let app: StartedModule;

  beforeEach(async () => {
    app = await startModule(FilesModule, {
      override: (builder) =>
        builder
          .overrideProvider(FilesConfig)
          .useValue({ maxUploadBytes: 100_000, maxExpandedBytes: 1_000_000 }),
    });
  });
  afterEach(() => app.stop());

  const upload = (name: string, content: string | Buffer, field = 'file') =>
    app.http({
      method: 'POST',
      url: '/api/v1/files/upload',
      headers: { ...signedInAs(actor), 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([
        Buffer.from(
          `--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n--b--\r\n'),
      ]),
    });
  const storedFiles = async () => {
    const folder = join(app.get(CoreConfig).dataFolder, 'objects');
    const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return found.filter((entry) => entry.isFile()).length;
  };
  const get = (path: string, as = actor) =>
    app.http({ url: `/api/v1/files${path}`, headers: signedInAs(as) });

  it('keeps an uploaded file and tells what it is', async () => {
    const response = await upload('people.csv', 'name,age\nAda,36\n');

    expect(response.statusCode).toBe(201);
    expect(response.json()).toEqual({
      id: expect.any(String),
      name: 'people.csv',
      format: 'csv',
      mediaType: 'text/csv',
      sizeBytes: 16,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdAt: expect.any(String),
    });
    expect((await get(`/${response.json().id}`)).json()).toEqual(response.json());
  });

  it('announces what is kept and what is gone, and nothing that was refused', async () => {
    await upload('empty.csv', '');
    const { id: fileId, sizeBytes } = (await upload('people.csv', 'name,age\nAda,36\n')).json();
    await app.http({ method: 'DELETE', url: `/api/v1/files/${fileId}`, headers: signedInAs(actor) });

    const { organizationId, userId } = actor;
    expect(await app.published()).toEqual([
      { type: 'files.file-uploaded', input: { fileId, organizationId, userId, sizeBytes } },
      { type: 'files.file-removed', input: { fileId, organizationId } },
    ]);
  });

  const sqlite = () => {
    const database = new DatabaseSync(':memory:');
    database.exec('create table t (a)');
    return Buffer.from(database.serialize());
  };

  it.each([
    ['numbers.txt', 'a\tb\n1\t2\n', 'tsv'],
    ['anything', '[{"a": 1}, {"a": 2}]', 'json'],
    ['lines.json', '{"a": 1}\n{"a": 2}\n', 'ndjson'],
    ['wide.csv', Buffer.from('\ufeffname,age\nAda,36\n', 'utf16le'), 'csv'],
    ['BMI.csv', 'BMI,age\n20,36\n', 'csv'],
  ])('takes %s as what it is', async (name, content, format) => {
    expect((await upload(name, content)).json()).toMatchObject({ name, format });
  });

  it.each([
    ['empty.csv', '', 'files.empty', '"empty.csv" is empty'],
    [
      'page.csv',
      '<!DOCTYPE html><html><body>Not found</body></html>',
      'files.wrongFormat',
      '"page.csv" is HTML',
    ],
    ['feed.json', '<?xml version="1.0"?><a/>', 'files.wrongFormat', 'is XML'],
    [
      'picture.csv',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex'),
      'files.wrongFormat',
      '"picture.csv" is PNG (image/png)',
    ],
    ['noise.bin', Buffer.from([0, 1, 2, 3, 0, 255, 7]), 'files.wrongFormat', 'unknown kind'],
    ['book.xlsx', Buffer.from('504b0304140000000800000021', 'hex'), 'files.damaged', 'as Excel'],
    ['cut.parquet', Buffer.from('PAR1\u0000\u0001\u0002data'), 'files.damaged', 'its end is missing'],
    [
      'fake.sqlite',
      Buffer.from('SQLite format 3\u0000and then nothing at all'),
      'files.damaged',
      'as SQLite',
    ],
  ])('refuses %s and keeps nothing of it', async (...[name, content, code, detail]) => {
    const response = await upload(name, content);

    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code, detail: expect.stringContaining(detail) });
    expect(response.json().detail).toMatch(/[^.][.]$/);
    expect(await storedFiles()).toBe(0);
  });

  it('takes an SQLite database', async () => {
    expect((await upload('data.db', sqlite())).json()).toMatchObject({ format: 'sqlite' });
  });

  it('refuses a zip bomb by its directory, without unpacking it', async () => {
    const path = join(app.get(CoreConfig).dataFolder, 'bomb.xlsx');
    const rows = Array.from({ length: 200 }, (_, at) => [{ value: `${at}${'x'.repeat(8000)}` }]);
    await writeWorkbook(rows).toFile(path);
    const response = await upload('bomb.xlsx', await readFile(path));

    expect(response.json()).toMatchObject({ status: 400, code: 'files.expandsTooMuch' });
    expect(await storedFiles()).toBe(0);
  });

  it('takes a workbook, and no other archive', async () => {
    const path = join(app.get(CoreConfig).dataFolder, 'book.xlsx');
    await writeWorkbook([[{ value: 'a' }]]).toFile(path);

    expect((await upload('book.csv', await readFile(path))).json()).toMatchObject({ format: 'xlsx' });
    const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
    expect((await upload('empty.xlsx', emptyZip)).json()).toMatchObject({
      code: 'files.wrongFormat',
      detail: expect.stringContaining('ZIP archive'),
    });
  });

  it('refuses more bytes than the limit, naming it', async () => {
    const response = await upload('large.csv', `a\n${'1\n'.repeat(50_000)}`);

    expect(response.statusCode).toBe(413);
    expect(response.json()).toMatchObject({ code: 'files.tooLarge', details: { maxBytes: 100_000 } });
    expect(await storedFiles()).toBe(0);
  });

  it('asks for a file when there is none', async () => {
    expect((await upload('a.csv', 'a,b\n1,2\n', 'other')).json()).toMatchObject({ code: 'files.noFile' });
  });

  it('leaves nothing of an upload that breaks off', async () => {
    const response = await app.http({
      method: 'POST',
      url: '/api/v1/files/upload',
      headers: { ...signedInAs(actor), 'content-type': 'multipart/form-data; boundary=b' },
      payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b\n1,',
    });

    expect(response.json()).toMatchObject({ status: 400, code: 'files.brokenOff' });
    expect(await storedFiles()).toBe(0);
  });

  it('shows nobody the files of others', async () => {
    const { id } = (await upload('people.csv', 'name,age\nAda,36\n')).json();
    const stranger = someActor();

    expect((await get(`/${id}`, stranger)).json()).toMatchObject({ status: 404, code: 'files.notFound' });
    expect((await get('', stranger)).json()).toEqual({ items: [] });
    expect((await get(`/${randomUUID()}`)).statusCode).toBe(404);
  });

  it('lists files page by page, newest first, even when the last one shown is gone', async () => {
    for (const name of ['1.csv', '2.csv', '3.csv']) await upload(name, 'a,b\n1,2\n');

    const first = (await get('?limit=2')).json();
    const shown = `/api/v1/files/${first.items[1].id}`;
    await app.http({ method: 'DELETE', url: shown, headers: signedInAs(actor) });
    const second = (await get(`?limit=2&cursor=${first.nextCursor}`)).json();

    expect(first.items.map(({ name }: { name: string }) => name)).toEqual(['3.csv', '2.csv']);
    expect(second.items.map(({ name }: { name: string }) => name)).toEqual(['1.csv']);
    expect(second.nextCursor).toBeUndefined();
    const madeUp = `2024-99-99T00:00:00.000Z_${randomUUID()}`;
    expect((await get(`?cursor=${madeUp}`)).json()).toMatchObject({ code: 'pagination.badCursor' });
  });

  it('deletes a file with its content', async () => {
    const { id } = (await upload('people.csv', 'name,age\nAda,36\n')).json();
    const url = `/api/v1/files/${id}`;
    const gone = await app.http({ method: 'DELETE', url, headers: signedInAs(actor) });

    expect(gone.statusCode).toBe(204);
    expect((await get(`/${id}`)).statusCode).toBe(404);
    expect(await storedFiles()).toBe(0);
  });

  it('deletes the files of an organisation that is no more, and of no other', async () => {
    const { id } = (await upload('people.csv', 'name,age\nAda,36\n')).json();
    await app.hear(new OrganizationDeleted({ organizationId: someActor().organizationId }));
    expect((await get(`/${id}`)).statusCode).toBe(200);

    await app.hear(new OrganizationDeleted({ organizationId: actor.organizationId }));
    expect((await get(`/${id}`)).statusCode).toBe(404);
    expect(await storedFiles()).toBe(0);
  });
});
