import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  builtinDataSourceId,
  DataSourceReady,
  DataSourceRemoved,
  FindDependents,
} from '#modules/data-sources';
import { CheckSql } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { QuestionsConfig } from './infra/config.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

const vague = 'best city';
const byPopulation = 'select city, population from cities order by population desc limit 1';

describe('a golden answer', () => {
  const ann = someActor();
  const { organizationId } = ann;
  const bob = someActor({ organizationId, role: 'user' });
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;

  beforeEach(async () => {
    world = await smallWorld();
    const gate = stubQuery(CheckSql, () => ({ tables: ['cities'], parameters: 0, tree: {} }));
    app = await startModule(QuestionsModule, {
      stubs: [...world.stubs, gate],
      override: (builder) =>
        builder.overrideProvider(QuestionsConfig).useValue({ ...new QuestionsConfig(), recheckMs: 0 }),
    });
  });
  afterEach(async () => {
    await app.stop();
    world.close();
  });

  const request = async (route: string, as: Actor = ann, body?: object) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'DELETE', string];
    const headers = as.kind === 'guest' ? {} : signedInAs(as);
    const url = `/api/v1${path}`;
    const response = await app.http({ method, url, headers, ...(body && { payload: body }) });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const ask = async (question: string, as: Actor = ann) =>
    (await request('POST /questions', as, { question })).body;
  const correct = async (question: string, verdict: object, as: Actor = bob) =>
    request('POST /nlp/feedback', as, { questionId: (await ask(question, as)).id, ...verdict });
  const approve = (id: string, as: Actor = ann) => request(`POST /nlp/goldens/${id}/approval`, as);
  const goldens = async (query = '') => (await request(`GET /nlp/goldens${query}`)).body.items;
  const corrected = async (question = vague, sql = byPopulation) => {
    const { body } = await correct(question, { verdict: 'sql', sql });
    await approve(body.golden.id);
    return body.golden.id as string;
  };

  it('is proposed by a correction, and used once an Analyst has checked it', async () => {
    const given = await correct(vague, { verdict: 'sql', sql: byPopulation, comment: 'by people' });
    expect(given).toMatchObject({ status: 201, body: { verdict: 'sql', golden: { status: 'proposed' } } });
    expect(await ask(vague)).toMatchObject({ status: 'declined' });

    const { id } = given.body.golden;
    expect(await approve(id, bob)).toMatchObject({ status: 403 });
    const analyst = someActor({ organizationId, role: 'analyst' });
    expect(await approve(id, analyst)).toMatchObject({
      status: 200,
      body: { status: 'active', proposedBy: bob.userId, checkedBy: analyst.userId },
    });
    expect(await ask('Best city?', bob)).toMatchObject({
      status: 'answered',
      sql: { text: byPopulation },
      result: { rows: [['Chicago', 2746388]] },
      provenance: {
        engine: 'golden',
        golden: { id, question: vague, match: 'exact' },
        tables: [{ table: 'cities' }],
      },
    });
  });

  it('answers near words that ask the same, and says so', async () => {
    await corrected();

    expect(await ask('show me the best cities')).toMatchObject({
      provenance: { engine: 'golden', golden: { question: vague, match: 'near' } },
    });
  });

  it('replaces a reading of the engine, also where the engine reads other words alike', async () => {
    const sql = 'select sum(population) from cities';
    await corrected('population of Chicago', sql);

    expect(await ask('Chicago population')).toMatchObject({
      sql: { text: sql },
      provenance: { golden: { match: 'near' } },
    });
  });

  it.each(['best city in Illinois', 'worst city', 'city best', 'population of Chicago'])(
    'is not used for "%s"',
    async (other) => {
      await corrected();

      expect((await ask(other)).provenance?.engine).not.toBe('golden');
    },
  );

  it('is not used, nor seen, by another organisation or a guest', async () => {
    const id = await corrected();
    const stranger = someActor({ userId: ann.userId });
    const guest: Actor = { ...ann, kind: 'guest' };

    for (const as of [stranger, guest]) expect(await ask(vague, as)).toMatchObject({ status: 'declined' });
    expect((await request('GET /nlp/goldens', stranger)).body.items).toEqual([]);
    expect(await approve(id, stranger)).toMatchObject({
      status: 404,
      body: { code: 'questions.goldenNotFound' },
    });
    expect(await request(`DELETE /nlp/goldens/${id}`, stranger)).toMatchObject({ status: 404 });
    expect(await request('GET /nlp/goldens', guest)).toMatchObject({ status: 401 });
  });

  it('can be a choice that settles an ambiguous question for everybody', async () => {
    const question = 'Springfield population';
    const { body } = await correct(question, { verdict: 'reading', choiceId: 'state=Missouri' });
    await approve(body.golden.id);

    expect(await ask(question)).toMatchObject({
      result: { rows: [expect.arrayContaining([169176])] },
      provenance: { golden: { match: 'exact' } },
    });
  });

  it.each([
    [
      'a choice that there is not',
      { verdict: 'reading', choiceId: 'state=Alaska' },
      'questions.noSuchReading',
    ],
    [
      'words that are no reading',
      { verdict: 'reading', choiceId: 'reading=All of it' },
      'questions.noSuchReading',
    ],
    ['no verdict', {}, 'http.invalidRequest'],
  ])('is not made of %s', async (_, verdict, code) => {
    expect(await correct('Springfield population', verdict)).toMatchObject({ status: 400, body: { code } });
    expect(await goldens()).toEqual([]);
  });

  it('can be promoted from an answered question, by an Analyst or Admin', async () => {
    const { id: questionId } = await ask('population of Chicago');
    expect(await request('POST /nlp/goldens', bob, { questionId })).toMatchObject({ status: 403 });
    expect(await request('POST /nlp/goldens', ann, { questionId })).toMatchObject({
      status: 201,
      body: { kind: 'reading', status: 'active', checkedBy: ann.userId },
    });

    expect(await ask('population of Chicago')).toMatchObject({
      reading: { text: expect.stringContaining('Chicago') },
      result: { columns: expect.arrayContaining([expect.objectContaining({ label: 'Population' })]) },
      provenance: { engine: 'golden' },
    });
    const declined = await ask('population of Atlantis');
    expect(await request('POST /nlp/goldens', ann, { questionId: declined.id })).toMatchObject({
      status: 409,
    });
  });

  it('takes the place of another to the same words, and can be removed', async () => {
    await corrected();
    const id = await corrected(vague, 'select city from cities order by city limit 1');
    expect(await goldens()).toMatchObject([{ id }]);

    expect(await request(`DELETE /nlp/goldens/${id}`)).toMatchObject({ status: 204 });
    expect(await ask(vague)).toMatchObject({ status: 'declined' });
  });

  it('right and wrong are kept, and change nothing', async () => {
    expect(await correct('population of Chicago', { verdict: 'right' })).toMatchObject({ status: 201 });
    expect(await correct('population of Chicago', { verdict: 'wrong', comment: 'too few' })).toMatchObject({
      status: 201,
      body: { verdict: 'wrong' },
    });
    expect(await goldens()).toEqual([]);
  });

  describe('on a new version of the data', () => {
    const ready = () =>
      app.hear(new DataSourceReady({ dataSourceId: builtinDataSourceId, organizationId, version: 'data-2' }));
    const broken = async () =>
      (await app.published()).filter(({ type }) => type === 'questions.golden-broke');

    it('is run again, and goes on when it fits', async () => {
      await corrected();
      await world.change('update cities set population = 3 where population > 2000000');
      await ready();
      await app.jobs.runDue();

      expect(await broken()).toEqual([]);
      expect(await ask(vague)).toMatchObject({ result: { rows: [['Kansas City', 508090]] } });
    });

    it('is reported and not used when it does not fit any more', async () => {
      const id = await corrected();
      await world.change('alter table cities alter population type varchar');
      await ready();
      await app.jobs.runDue();

      const problem = 'The columns of its result are others now.';
      expect(await broken()).toEqual([
        {
          type: 'questions.golden-broke',
          input: {
            goldenId: id,
            organizationId,
            dataSourceId: builtinDataSourceId,
            question: vague,
            problem,
          },
        },
      ]);
      expect(await goldens('?status=broken')).toMatchObject([{ id, problem }]);
      expect(await ask(vague)).toMatchObject({ status: 'declined' });
    });

    it('is checked before it is used, should the question come first', async () => {
      await corrected('Springfield in Missouri', 'select city, population from cities');
      await world.change('alter table cities alter population type varchar');

      expect((await ask('Springfield in Missouri')).provenance?.engine).not.toBe('golden');
      expect(await broken()).toHaveLength(1);
    });
  });

  it('goes with its source', async () => {
    await corrected();
    await app.hear(new DataSourceRemoved({ dataSourceId: builtinDataSourceId, organizationId }));

    expect(await goldens()).toEqual([]);
  });

  it('holds its source, and is named when what its statement names is gone', async () => {
    const id = await corrected();
    const ask = (about: Partial<FindDependents['input']> = {}) =>
      app.get(Inquiries).ask(new FindDependents({ actor: ann, dataSourceId: builtinDataSourceId, ...about }));
    const golden = { kind: 'golden-answer', count: 1, items: [{ id, name: vague }], holds: true };

    expect(await ask()).toMatchObject([golden]);
    expect(await ask({ names: [{ table: 'cities', column: 'population' }] })).toMatchObject([golden]);
    expect(await ask({ names: [{ table: 'cities', column: 'state' }] })).toEqual([]);
    expect(await ask({ actor: someActor() })).toEqual([]);
  });
});
