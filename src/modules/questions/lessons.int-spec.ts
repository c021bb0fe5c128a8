import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtinDataSourceId, DataSourceRemoved } from '#modules/data-sources';
import { CheckSql } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { type StartedModule, signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { QuestionsConfig } from './infra/config.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';
import { GiveWeeklyLessons } from './use-cases/give-weekly-lessons.js';

const headcount = 'headcount of Kansas City';
const bySum = "select sum(population) from cities where city = 'Kansas City'";

describe('learning from golden answers', () => {
  let ann: Actor;
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;

  beforeEach(async () => {
    ann = someActor();
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

  const request = async (route: string, body?: object, as: Actor = ann) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'DELETE', string];
    const url = `/api/v1${path}`;
    const response = await app.http({ method, url, headers: signedInAs(as), ...(body && { payload: body }) });
    return { status: response.statusCode, body: response.body === '' ? undefined : response.json() };
  };
  const ask = async (question: string, as?: Actor) =>
    (await request('POST /questions', { question }, as)).body;
  const teach = async (question: string, sql: string) => {
    const { id: questionId } = await ask(question);
    const { body } = await request('POST /nlp/feedback', { questionId, verdict: 'sql', sql });
    await request(`POST /nlp/goldens/${body.golden.id}/approval`);
    return body.golden.id as string;
  };
  const learn = async () => {
    expect(await request('POST /nlp/lessons', {})).toMatchObject({
      status: 202,
      body: { status: 'waiting' },
    });
    await app.jobs.runDue();
    return (await request('GET /nlp/lessons')).body.items[0];
  };
  const learned = async (as?: Actor) => (await request('GET /nlp/learned', undefined, as)).body.items;

  it('finds out what unknown words mean, and uses them in other questions', async () => {
    const goldenId = await teach(headcount, bySum);
    expect(await ask('headcount of Chicago')).toMatchObject({ status: 'declined' });

    const meaning = { kind: 'column', table: 'cities', column: 'population' };
    expect(await learn()).toMatchObject({
      status: 'done',
      requestedBy: ann.userId,
      report: { learned: [{ name: 'headcount', meaning, question: headcount }], notLearned: [] },
    });
    expect(await learned()).toMatchObject([{ name: 'headcount', meaning, goldenId }]);
    expect(await ask('headcount of Chicago')).toMatchObject({
      status: 'answered',
      reading: {
        assumptions: expect.arrayContaining([
          { phrase: 'headcount', meaning: 'Population (Cities)', alternatives: [] },
        ]),
      },
      result: { rows: [expect.arrayContaining([2746388])] },
    });
  });

  it('learns the names of values', async () => {
    await teach('population of KCMO town', bySum);
    await teach('population of the windy burg', "select population from cities where city = 'Chicago'");
    const { report } = await learn();

    expect(report.learned).toContainEqual({
      name: 'windy burg',
      meaning: { kind: 'value', table: 'cities', column: 'city', value: 'Chicago' },
      question: 'population of the windy burg',
    });
    expect(await ask('windy burg population')).toMatchObject({
      result: { rows: [expect.arrayContaining([2746388])] },
    });
  });

  it('learns nothing that does not give the golden answer', async () => {
    await teach(headcount, 'select count(*) from cities');
    const { report } = await learn();

    expect(report.learned).toEqual([]);
    expect(report.notLearned).toEqual([
      { question: headcount, reason: 'No meaning of "headcount" makes the engine give that answer.' },
    ]);
  });

  it('keeps what it knows, and drops what is not held for right any more', async () => {
    const goldenId = await teach(headcount, bySum);
    await learn();
    expect((await learn()).report).toMatchObject({ learned: [], kept: 1, dropped: [] });

    await request(`DELETE /nlp/goldens/${goldenId}`);
    expect((await learn()).report).toMatchObject({
      kept: 0,
      dropped: [{ name: 'headcount', reason: expect.stringContaining('golden answer') }],
    });
    expect(await ask('headcount of Chicago')).toMatchObject({ status: 'declined' });
  });

  it('does not learn again what somebody removed', async () => {
    await teach(headcount, bySum);
    await learn();
    const [{ id }] = await learned();
    const { organizationId } = ann;
    const user = someActor({ organizationId, role: 'user' });

    expect(await request(`DELETE /nlp/learned/${id}`, undefined, user)).toMatchObject({ status: 403 });
    expect(await request(`DELETE /nlp/learned/${id}`, undefined, someActor())).toMatchObject({
      status: 404,
      body: { code: 'questions.learnedNameNotFound' },
    });
    expect(await request(`DELETE /nlp/learned/${id}`)).toMatchObject({ status: 204 });
    expect(await ask('headcount of Chicago')).toMatchObject({ status: 'declined' });
    expect((await learn()).report.notLearned).toEqual([
      { question: headcount, reason: '"headcount" was removed by somebody.' },
    ]);
  });

  it('says which terms of the glossary cannot be read any more', async () => {
    const termId = '6f9619ff-8b86-4d01-b42d-00c04fc964aa';
    const meaning = { kind: 'definition', text: 'city with fluffiness over 3' } as const;
    world.call([{ id: termId, names: ['fluffy city'], meaning }]);

    expect((await learn()).report.unreadableTerms).toEqual([
      { termId, name: 'fluffy city', reason: expect.stringContaining('fluffiness') },
    ]);
  });

  it('happens every week by itself, for everybody with golden answers to learn from', async () => {
    await teach(headcount, bySum);
    await app.get(GiveWeeklyLessons).run();
    await app.jobs.runDue();

    const [lesson, ...others] = (await request('GET /nlp/lessons')).body.items;
    expect(lesson).toMatchObject({ status: 'done', report: { learned: [{ name: 'headcount' }] } });
    expect(lesson).not.toHaveProperty('requestedBy');
    expect(others).toEqual([]);
  });

  it('is for the own organisation alone, and goes with the source', async () => {
    await teach(headcount, bySum);
    await learn();
    const stranger = someActor();

    expect(await learned(stranger)).toEqual([]);
    expect((await request('GET /nlp/lessons', undefined, stranger)).body.items).toEqual([]);
    expect(await ask('headcount of Chicago', stranger)).toMatchObject({ status: 'declined' });
    const { organizationId } = ann;
    await app.hear(new DataSourceRemoved({ dataSourceId: builtinDataSourceId, organizationId }));
    expect(await learned()).toEqual([]);
  });
});
