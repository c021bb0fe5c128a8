import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OrganizationDeleted } from '#modules/organizations';
import { type QuestionView, questionsErrors } from '#modules/questions';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { type StartedModule, signedInAs, someActor, startModule } from '#shared/testing';
import { QuestionsModule } from './questions.module.js';
import { policyOf, smallWorld } from './testing/small-world.js';

describe('questions', () => {
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let ann: Actor;

  beforeAll(async () => {
    world = await smallWorld();
    app = await startModule(QuestionsModule, { stubs: world.stubs });
  });
  beforeEach(() => {
    ann = someActor();
  });
  afterAll(async () => {
    await app.stop();
    world.close();
  });

  /** As Ann, unless other headers are given; `{}` is a guest. */
  const request = async (route: string, body?: object, headers: object = signedInAs(ann)) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST', string];
    const response = await app.http({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers },
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, body: response.json() };
  };
  const ask = async (question: string, more: object = {}) =>
    (await request('POST /questions', { question, ...more })).body as QuestionView;

  describe('an answer', () => {
    it('has a reading, SQL, rows with labels, a chart, and says where the figures come from', async () => {
      const { status, body } = await request('POST /questions', { question: 'population of Chicago' });

      expect(status).toBe(201);
      expect(body).toMatchObject({
        status: 'answered',
        question: 'population of Chicago',
        reading: { text: expect.stringContaining('Chicago') },
        sql: { dialect: 'duckdb', text: expect.stringMatching(/select/i) },
        result: { rows: [expect.arrayContaining([2746388])], rowCount: 1, totalRows: 1, truncated: false },
        chart: { type: 'bar', spec: {}, reason: 'one measure by name' },
        provenance: {
          engine: 'grammar',
          modelVersion: 'model-1',
          dataVersion: 'data-1',
          source: 'GeoNames',
          tables: [
            { table: 'cities', label: 'Cities', source: 'GeoNames', vintage: '2019', licence: 'CC BY 4.0' },
          ],
        },
        timing: { cached: false },
      });
    });

    it('is the reading and the SQL alone when execution is not wanted', async () => {
      const before = world.asked.run;
      const answer = await ask('population of Chicago', { execute: false });

      expect(answer).toMatchObject({ status: 'answered', sql: {}, reading: {} });
      expect(answer).not.toHaveProperty('result');
      expect(answer).not.toHaveProperty('chart');
      expect(world.asked.run).toBe(before);
    });

    it('is remembered: asked again it runs nothing, and is a question of its own in the history', async () => {
      const first = await ask('population of Chicago');
      const { run, chart } = world.asked;
      const second = await ask('population of Chicago');

      expect(second).toMatchObject({ status: 'answered', timing: { cached: true } });
      expect(second.id).not.toBe(first.id);
      expect(world.asked).toMatchObject({ run, chart });
      expect((await request('GET /questions')).body.items).toHaveLength(2);
    });

    it('says the same from memory, and can be asked for in part', async () => {
      const own = { id: 0, askedAt: 0, timing: 0 };
      const first = { ...(await ask('population of Chicago')), ...own };
      const second = { ...(await ask('population of Chicago')), ...own };
      const part = await request('POST /questions?fields=status,result.rowCount', {
        question: 'population of Chicago',
      });

      expect(second).toEqual(first);
      expect(part.body).toEqual({ status: 'answered', result: { rowCount: 1 } });
    });

    it('is not taken from the memory of another organisation', async () => {
      await ask('population of Chicago');
      const { run } = world.asked;
      await request('POST /questions', { question: 'population of Chicago' }, signedInAs(someActor()));

      expect(world.asked.run).toBe(run + 1);
    });
  });

  describe('an answer over rows of which some are withheld', () => {
    it('is what the asker sees, says by which policies, and is remembered for who sees the same', async () => {
      const colleagues = ['Illinois', 'Missouri', 'Illinois'].map((state) => {
        const actor = someActor({ organizationId: ann.organizationId });
        world.restrict(actor.userId, state);
        return { actor, state };
      });
      const answers: unknown[] = [];
      for (const { actor, state } of colleagues) {
        const asked = { question: 'total population of all cities' };
        const { body } = await request('POST /questions', asked, signedInAs(actor));
        expect(body.policies).toEqual([policyOf(state)]);
        answers.push([body.result.rows[0].at(-1), body.timing.cached]);
      }

      expect(answers).toEqual([
        [2860782, false],
        [677266, false],
        [2860782, true],
      ]);
      const { body } = await request('POST /questions', { question: 'total population of all cities' });
      expect(body.result.rows[0].at(-1)).toBe(3538048);
      expect(body).not.toHaveProperty('policies');
    });
  });

  describe('an ambiguous question', () => {
    it('offers choices, each of which gives an answer that says what it settled', async () => {
      const asked = await ask('Springfield population');
      expect(asked).toMatchObject({ status: 'ambiguous', phrase: expect.stringMatching(/springfield/i) });
      if (asked.status !== 'ambiguous') return;

      const figures = [];
      for (const { id, text } of asked.choices) {
        const { status, body } = await request(`POST /questions/${asked.id}/choice`, { choiceId: id });
        expect(status).toBe(201);
        expect(body).toMatchObject({ status: 'answered', clarifies: asked.id, chosen: [id] });
        figures.push([text, body.result.rows.flat().find(Number)]);
      }
      expect(figures).toHaveLength(2);
      expect(Object.fromEntries(figures)).toEqual({
        [asked.choices.find(({ text }) => text.includes('Illinois'))?.text ?? '']: 114394,
        [asked.choices.find(({ text }) => text.includes('Missouri'))?.text ?? '']: 169176,
      });
    });

    it('names the choices when another one is taken', async () => {
      const asked = await ask('Springfield population');
      const { status, body } = await request(`POST /questions/${asked.id}/choice`, { choiceId: 'Alaska' });

      expect(status).toBe(400);
      expect(body).toMatchObject({
        code: 'questions.unknownChoice',
        detail: expect.stringContaining('"Alaska"'),
      });
      if (asked.status === 'ambiguous') for (const { id } of asked.choices) expect(body.detail).toContain(id);
    });

    it('is the only kind that has choices', async () => {
      const { id } = await ask('population of Atlantis');
      const { status, body } = await request(`POST /questions/${id}/choice`, { choiceId: 'x' });

      expect(status).toBe(409);
      expect(body.detail).toBe(questionsErrors.notAmbiguous({ questionId: id, status: 'declined' }).message);
    });
  });

  describe('a question that cannot be read', () => {
    it('is declined, with the word that was not understood', async () => {
      expect(await ask('population of Atlantis')).toMatchObject({
        status: 'declined',
        notUnderstood: [expect.stringMatching(/atlantis/i)],
      });
    });

    it.each([
      ['nothing', ''],
      ['blanks', ' \n\t '],
      ['10,000 characters', 'population '.repeat(1000).slice(0, 10_000)],
      ['emoji', '🦄🦄🦄'],
      ['half an emoji', '\ud83e'],
      ['SQL', "'; drop table cities; --"],
      ['HTML', '<script>alert(1)</script>'],
    ])('is declined, and kept: %s', async (_, text) => {
      const { status, body } = await request('POST /questions', { question: text });

      expect(status).toBe(201);
      expect(body).toMatchObject({
        status: 'declined',
        reason: expect.any(String),
        suggestions: expect.any(Array),
      });
      expect((await request(`GET /questions/${body.id}`)).body).toMatchObject({ reason: body.reason });
    });

    it.each([
      ['no question', {}],
      ['a number', { question: 42 }],
      ['null', { question: null }],
      ['more than can be kept', { question: 'x'.repeat(20_001) }],
      ['a source that is no id', { question: 'x', dataSourceId: 'census' }],
      ['execute that is no boolean', { question: 'x', execute: 'yes' }],
    ])('is a problem when it is not even a question: %s', async (_, body) => {
      expect(await request('POST /questions', body)).toMatchObject({
        status: 400,
        body: { code: 'http.invalidRequest' },
      });
    });
  });

  describe('the history', () => {
    it('pages through what I asked, newest first', async () => {
      const texts = ['one', 'two', 'three', 'four', 'five'];
      for (const text of texts) await ask(text);

      const first = (await request('GET /questions?limit=2')).body;
      const second = (await request(`GET /questions?limit=2&cursor=${first.nextCursor}`)).body;
      const third = (await request(`GET /questions?limit=2&cursor=${second.nextCursor}`)).body;

      const seen = [first, second, third].flatMap(({ items }) =>
        items.map((one: QuestionView) => one.question),
      );
      expect(seen).toEqual(texts.toReversed());
      expect(third).not.toHaveProperty('nextCursor');
    });

    it('groups by conversation', async () => {
      const conversationId = randomUUID();
      await ask('one');
      await ask('two', { conversationId });

      const { items } = (await request(`GET /questions?conversationId=${conversationId}`)).body;
      expect(items).toMatchObject([{ question: 'two', conversationId }]);
    });

    it('keeps the reading, the SQL and the size, but no rows', async () => {
      const { id } = await ask('population of Chicago');
      const { body } = await request(`GET /questions/${id}`);

      expect(body).toMatchObject({
        status: 'answered',
        reading: {},
        sql: {},
        summary: { rowCount: 1, totalRows: 1, truncated: false, chartType: 'bar' },
      });
      expect(body).not.toHaveProperty('result');
      const [row] = await app
        .get(Database)
        .query<{ outcome: object }>('select outcome from questions.question');
      expect(JSON.stringify(row)).not.toContain('2746388');
    });

    it('is closed to colleagues and to everybody else', async () => {
      const { id } = await ask('one');
      const colleague = signedInAs(someActor({ organizationId: ann.organizationId, role: 'user' }));
      const stranger = signedInAs(someActor());

      expect((await request('GET /questions', undefined, colleague)).body.items).toEqual([]);
      for (const answer of [
        await request(`GET /questions/${id}`, undefined, colleague),
        await request(`GET /questions/${id}`, undefined, stranger),
        await request(`POST /questions/${id}/choice`, { choiceId: 'x' }, stranger),
        await request(`GET /questions/${id}`, undefined, {}),
      ])
        expect(answer).toMatchObject({ status: 404, body: { code: 'questions.notFound' } });
    });

    it('refuses a cursor that is not ours', async () => {
      expect(await request('GET /questions?cursor=abc')).toMatchObject({
        status: 400,
        body: { code: 'pagination.badCursor' },
      });
    });
  });

  it('lets guests ask and get the question again by its id, but shows them no list', async () => {
    const asked = await request('POST /questions', { question: 'population of Chicago' }, {});

    expect(asked.status).toBe(201);
    expect((await request(`GET /questions/${asked.body.id}`, undefined, {})).status).toBe(200);
    expect((await request('GET /questions', undefined, {})).status).toBe(401);
  });

  it('tells everybody what was asked, once per commit', async () => {
    const { id, askedAt, dataSourceId } = await ask('population of Atlantis');

    expect((await app.published()).at(-1)).toEqual({
      type: 'questions.questions-asked',
      input: {
        questions: [
          {
            questionId: id,
            organizationId: ann.organizationId,
            userId: ann.userId,
            dataSourceId,
            status: 'declined',
            correlationId: expect.any(String),
            askedAt,
          },
        ],
      },
    });
  });

  it('forgets what was asked in an organisation that is no more', async () => {
    const { id } = await ask('population of Chicago');
    await app.hear(new OrganizationDeleted({ organizationId: ann.organizationId }));

    expect((await request(`GET /questions/${id}`)).status).toBe(404);
    expect((await request('GET /questions')).body.items).toEqual([]);
  });

  it('does not know sources that the asker may not read', async () => {
    const dataSourceId = randomUUID();

    for (const path of ['/questions', '/nlp/parse'])
      expect(await request(`POST ${path}`, { question: 'x', dataSourceId })).toMatchObject({
        status: 404,
        body: { code: 'data-sources.notFound' },
      });
  });

  it('parses without running or keeping anything', async () => {
    const before = world.asked.run;
    const { status, body } = await request('POST /nlp/parse', { question: 'population of Chicago' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      modelVersion: 'model-1',
      phrases: expect.arrayContaining([
        { text: 'population', senses: [{ kind: 'column', text: 'Population (Cities)' }] },
        { text: 'Chicago', senses: [{ kind: 'value', text: 'Chicago (City)' }] },
      ]),
      interpretation: { status: 'answered' },
    });
    expect(body.candidates[0]).toMatchObject({ text: body.interpretation.reading.text });
    expect(world.asked.run).toBe(before);
    expect((await request('GET /questions')).body.items).toEqual([]);
  });
});
