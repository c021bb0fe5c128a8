import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GetColumnValues, GetSchema, type SchemaView } from '#modules/catalog';
import {
  DataSourceRemoved,
  dataSourcesErrors,
  FindDependents,
  ListHiddenSources,
} from '#modules/data-sources';
import { OrganizationDeleted } from '#modules/organizations';
import { type Actor, guestActor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { GetGlossary, SaveTerm, type TermMeaning } from './contract/index.js';
import { SemanticsModule } from './semantics.module.js';

const revenue: TermMeaning = { kind: 'column', table: 'orders', column: 'amount' };

describe('the glossary', () => {
  const foreign = randomUUID();
  let app: StartedModule;
  let ann: Actor;
  let dataSourceId: string;

  beforeAll(async () => {
    const schema = { tables: [{ name: 'orders', columns: [{ name: 'amount' }, { name: 'status' }] }] };
    const schemas = stubQuery(GetSchema, ({ dataSourceId: id }) => {
      if (id === foreign) throw dataSourcesErrors.notFound({ dataSourceId: id });
      return schema as unknown as SchemaView;
    });
    const values = stubQuery(GetColumnValues, () => [
      { table: 'orders', column: 'status', values: ['open', 'cancelled'], complete: true },
    ]);
    app = await startModule(SemanticsModule, {
      stubs: [schemas, values, stubQuery(ListHiddenSources, () => [])],
    });
  });
  beforeEach(() => {
    ann = someActor();
    dataSourceId = randomUUID();
  });
  afterAll(() => app.stop());

  const save = (fields: Partial<SaveTerm['input']> = {}) =>
    app.commands.execute(
      new SaveTerm({
        actor: ann,
        dataSourceId,
        name: 'revenue',
        otherNames: [],
        meaning: revenue,
        ...fields,
      }),
    );
  const request = async (method: 'GET' | 'DELETE', path: string, as: Actor = ann) => {
    const url = `/api/v1/metadata/glossary${path}`;
    const response = await app.http({ method, url, headers: as.kind === 'guest' ? {} : signedInAs(as) });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const glossary = (as: Actor = ann) => app.queries.execute(new GetGlossary({ actor: as, dataSourceId }));
  const code = (suffix: string) => expect.objectContaining({ code: `semantics.${suffix}` });

  it('lists its terms by name to every member, page by page', async () => {
    await save({ name: 'zone', otherNames: ['area'] });
    await save({ name: 'Apple', description: 'Not the fruit.' });
    await save({ name: 'revenue', dataSourceId: randomUUID() });
    const member = someActor({ organizationId: ann.organizationId, role: 'user' });

    const first = await request('GET', '?limit=2', member);
    expect(first.body.items).toMatchObject([
      { name: 'Apple', description: 'Not the fruit.', changedBy: ann.userId, meaning: revenue },
      { name: 'revenue' },
    ]);
    const rest = await request('GET', `?limit=2&cursor=${first.body.nextCursor}`, member);
    expect(rest.body.items).toMatchObject([{ name: 'zone', otherNames: ['area'] }]);
    const own = await request('GET', `?dataSourceId=${dataSourceId}`, member);
    expect(own.body.items).toHaveLength(2);
  });

  it('has a version that changes with every term', async () => {
    expect(await glossary()).toEqual({ version: '', terms: [] });
    const { id } = await save({ otherNames: ['turnover'] });
    const first = await glossary();
    expect(first.terms).toEqual([{ id, names: ['revenue', 'turnover'], meaning: revenue }]);

    await save({ termId: id, name: 'income' });
    const second = await glossary();
    expect(second.terms).toEqual([{ id, names: ['income'], meaning: revenue }]);
    expect(second.version).not.toBe(first.version);

    expect(await request('DELETE', `/${id}`)).toMatchObject({ status: 204 });
    expect(await glossary()).toEqual({ version: '', terms: [] });
  });

  it('tells who changed what, for the audit trail', async () => {
    const { id } = await save();
    await save({ termId: id, otherNames: ['turnover'] });
    await request('DELETE', `/${id}`);

    const { organizationId, userId } = ann;
    const about = { termId: id, organizationId, dataSourceId, userId, name: 'revenue' };
    expect((await app.published()).slice(-3)).toEqual([
      { type: 'semantics.term-saved', input: { ...about, added: true, otherNames: [], meaning: revenue } },
      {
        type: 'semantics.term-saved',
        input: { ...about, added: false, otherNames: ['turnover'], meaning: revenue },
      },
      { type: 'semantics.term-removed', input: about },
    ]);
  });

  it('gives a name to one term only, however it is written', async () => {
    const { id } = await save({ otherNames: ['Turn  Over'] });

    await expect(save({ name: 'turn over' })).rejects.toThrow(code('nameTaken'));
    await expect(save({ name: 'REVENUE' })).rejects.toThrow(code('nameTaken'));
    await expect(save({ name: 'a', otherNames: ['b', 'B'] })).rejects.toThrow(code('nameTwice'));
    await expect(save({ termId: id, name: 'REVENUE' })).resolves.toMatchObject({ id });
    await expect(save({ dataSourceId: randomUUID() })).resolves.toMatchObject({ name: 'revenue' });
  });

  it('gives a name to one term only, also when two are saved at once', async () => {
    const saved = await Promise.allSettled([1, 2, 3, 4].map(() => save()));

    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each<[TermMeaning, string]>([
    [
      { kind: 'table', table: 'invoices' },
      'meaning.table: there is no table "invoices" in this data source.',
    ],
    [
      { kind: 'column', table: 'orders', column: 'amout' },
      'meaning.column: there is no column "amout" in "orders".',
    ],
    [
      { kind: 'value', table: 'orders', column: 'status', value: 'lost' },
      'meaning.value: there is no value "lost" in "orders.status".',
    ],
  ])('names nothing that the source does not have: %o', async (meaning, message) => {
    await expect(save({ meaning })).rejects.toMatchObject({ kind: 'unprocessable', message });
    expect((await glossary()).terms).toEqual([]);
  });

  it('names what the source has', async () => {
    const meaning = { kind: 'value', table: 'orders', column: 'status', value: 'cancelled' } as const;

    expect(await save({ name: 'lost', meaning })).toMatchObject({ meaning });
    expect(await save({ name: 'deal', meaning: { kind: 'table', table: 'orders' } })).toBeDefined();
  });

  it('belongs to one organisation, and guests have none', async () => {
    const { id } = await save();
    const stranger = someActor({ userId: ann.userId });

    expect((await request('GET', '', stranger)).body.items).toEqual([]);
    for (const method of ['GET', 'DELETE'] as const)
      expect(await request(method, `/${id}`, stranger)).toMatchObject({
        status: 404,
        body: { code: 'semantics.termNotFound' },
      });
    await expect(save({ actor: stranger, termId: id })).rejects.toThrow(code('termNotFound'));
    await expect(save({ dataSourceId: foreign })).rejects.toMatchObject({ kind: 'not-found' });
    expect((await glossary(stranger)).terms).toEqual([]);
    expect((await glossary(guestActor)).terms).toEqual([]);
    expect(await request('GET', '', guestActor)).toMatchObject({ status: 401 });
  });

  it('is changed by Analysts and Admins', async () => {
    const { id } = await save();
    const user = someActor({ organizationId: ann.organizationId, role: 'user' });

    expect(await request('GET', `/${id}`, user)).toMatchObject({ status: 200 });
    expect(await request('DELETE', `/${id}`, user)).toMatchObject({ status: 403 });
  });

  it('goes with its source', async () => {
    await save();
    await app.hear(new DataSourceRemoved({ dataSourceId, organizationId: ann.organizationId }));

    expect((await request('GET', '')).body.items).toEqual([]);
  });

  it('goes with its organisation', async () => {
    await save();
    const bob = someActor();
    await save({ actor: bob });
    await app.hear(new OrganizationDeleted({ organizationId: ann.organizationId }));

    expect((await request('GET', '')).body.items).toEqual([]);
    expect((await request('GET', '', bob)).body.items).toHaveLength(1);
  });

  it('depends on its source, and on the columns that its terms stand for', async () => {
    const { id } = await save();
    const { id: words } = await save({
      name: 'big',
      meaning: { kind: 'definition', text: 'amount over 10' },
    });
    await save({ name: 'elsewhere', dataSourceId: randomUUID() });
    const ask = (about: Partial<FindDependents['input']> = {}) =>
      app.get(Inquiries).ask(new FindDependents({ actor: ann, dataSourceId, ...about }));

    expect(await ask()).toEqual([
      {
        kind: 'glossary-term',
        count: 2,
        items: [
          { id: words, name: 'big' },
          { id, name: 'revenue' },
        ],
        consequence: 'removed',
        holds: true,
      },
    ]);
    const items = [{ id, name: 'revenue' }];
    expect(await ask({ names: [{ table: 'orders', column: 'amount' }] })).toMatchObject([{ items }]);
    expect(await ask({ names: [{ table: 'orders' }] })).toMatchObject([{ items }]);
    expect(await ask({ names: [{ table: 'orders', column: 'status' }] })).toEqual([]);
    expect(await ask({ actor: someActor() })).toEqual([]);
  });
});
