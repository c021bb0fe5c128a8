import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guestActor } from '#shared/contracts';
import { someActor } from '#shared/testing';
import { LlmConfig } from './infra/llm/config.js';
import { LanguageModel } from './infra/llm/language-model.js';
import { QuestionsModule } from './questions.module.js';
import { modelWorld } from './testing/model-world.js';
import {
  type Behaviour,
  fails,
  hangsUp,
  isEndless,
  isSilent,
  redirects,
  says,
  sends,
  writes,
} from './testing/scripted-model.js';

const lost = 'fluffiest town of them all';
const good = "SELECT city, population FROM cities WHERE city = 'Chicago'";

describe('a language model', () => {
  let at: Awaited<ReturnType<typeof modelWorld>>;

  beforeEach(async () => {
    at = await modelWorld(QuestionsModule);
    at.model.does(writes(good));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await at.stop();
  });

  it('is not asked unless an admin allows it', async () => {
    expect(await at.ask(lost)).toMatchObject({ status: 'declined' });
    expect((await at.request('GET /nlp/language-model')).body).toEqual({
      allowed: false,
      maySeeRows: false,
      available: true,
      languageModel: 'parrot-1',
    });
    const analyst = someActor({ organizationId: at.ann.organizationId, role: 'analyst' });
    expect(await at.request('PUT /nlp/language-model', { allowed: true }, analyst)).toMatchObject({
      status: 403,
    });
    expect(at.model.received).toEqual([]);

    const { organizationId, userId } = at.ann;
    expect((await at.allow()).body).toMatchObject({ allowed: true, maySeeRows: false, changedBy: userId });
    expect(await at.ask(lost)).toMatchObject({ status: 'answered' });
    expect(await at.ask(lost, analyst)).toMatchObject({ status: 'answered' });
    expect((await at.app.published()).filter(({ type }) => type.includes('llm'))).toEqual([
      {
        type: 'questions.llm-policy-changed',
        input: { organizationId, userId, allowed: true, maySeeRows: false },
      },
    ]);
    await at.request('PUT /nlp/language-model', { allowed: false });
    expect(await at.ask(lost)).toMatchObject({ status: 'declined' });
  });

  it('is not asked for strangers, nor for guests', async () => {
    await at.allow();

    for (const other of [someActor(), { ...at.ann, kind: 'guest' as const }, guestActor])
      expect((await at.ask(lost, other)).status).toBe('declined');
    expect(at.model.received).toEqual([]);
  });

  it('answers what the engine declines, and the answer says so', async () => {
    await at.allow();

    expect(await at.ask(lost)).toMatchObject({
      status: 'answered',
      reading: { assumptions: [{ phrase: lost, meaning: expect.stringContaining('parrot-1') }] },
      sql: { dialect: 'duckdb', text: good },
      result: { rows: [['Chicago', 2746388]] },
      provenance: { engine: 'llm', languageModel: 'parrot-1', tables: [{ table: 'cities' }] },
    });
    expect(at.model.received[0]?.authorization).toBe('Bearer key-1');
    expect(at.sent()).toMatchObject({ model: 'parrot-1', temperature: 0 });
  });

  it('is not asked what the engine answers, asks back, or cannot take for a question', async () => {
    await at.allow();

    for (const question of ['population of Chicago', 'Springfield population', '', 'drop the cities'])
      await at.ask(question);
    expect(at.model.received).toEqual([]);
  });

  it('sees the schema and nothing of the data, unless an admin allows that too', async () => {
    await at.allow();
    await at.ask(lost);
    for (const hidden of ['Springfield', 'Chicago', 'Illinois', '114394', '2746388'])
      expect(at.model.received[0]?.body).not.toContain(hidden);
    expect(at.model.received[0]?.body).toContain('population');

    await at.allow({ maySeeRows: true });
    await at.ask(lost);
    expect(at.model.received[1]?.body).toContain('2746388');
  });

  it('can correct what the gate refuses, once', async () => {
    await at.allow();
    at.model.does(writes('SELECT cty FROM cities'), says(`Sorry.\n\`\`\`sql\n${good};\n\`\`\``));
    expect(await at.ask(lost)).toMatchObject({ status: 'answered', sql: { text: good } });
    expect(at.sent().messages.at(-1).content).toContain('cty');

    at.model.does(writes('SELECT cty FROM cities'));
    expect(await at.ask(lost)).toMatchObject({
      status: 'declined',
      languageModel: { outcome: 'no-answer', reason: expect.stringContaining('cannot be used') },
    });
    expect(at.model.received).toHaveLength(4);
  });

  it.each([
    'DROP TABLE cities',
    'DELETE FROM cities',
    "INSERT INTO cities VALUES ('x', 'y', 1)",
    'SELECT 1; DROP TABLE cities',
    "SELECT * FROM read_csv('/etc/passwd')",
    "ATTACH 'x.db'",
  ])('cannot write, nor leave the source: %s', async (sql) => {
    await at.allow();
    at.model.does(writes(sql));

    expect(await at.ask(lost)).toMatchObject({ status: 'declined', languageModel: { outcome: 'no-answer' } });
    expect(await at.ask('how many cities are there')).toMatchObject({ result: { rows: [[4]] } });
  });

  it('is not told the values that its statement fails on', async () => {
    await at.allow();
    at.model.does(writes('SELECT city::INTEGER FROM cities'));

    expect(await at.ask(lost)).toMatchObject({ status: 'declined' });
    expect(at.model.received).toHaveLength(2);
    for (const { body } of at.model.received) expect(body).not.toContain('Springfield');
  });

  it.each<[string, Behaviour]>([
    ['refuses', says('I cannot answer that from this database.')],
    ['says nothing', says('')],
    ['sends what is no JSON', sends('<html>hello</html>')],
    ['sends JSON of another kind', sends('{"choices":[]}')],
    ['sends JSON that is no object', sends('null')],
    ['writes prose around no SQL', says('{"sql": 42}')],
    ['never comes to an end', isEndless],
  ])('leaves a question declined when it %s', async (_, behaviour) => {
    await at.allow();
    at.model.does(behaviour);

    expect(await at.ask(lost)).toMatchObject({
      status: 'declined',
      notUnderstood: expect.arrayContaining(['fluffiest']),
      languageModel: { outcome: 'no-answer', reason: expect.stringContaining('did not help') },
    });
  });

  it.each<[string, Behaviour]>([
    ['hangs up', hangsUp],
    ['has an error', fails(500)],
    ['does not know the key', fails(401)],
    ['has too much to do', fails(429)],
    ['sends us somewhere else', redirects],
  ])('is said to be out of reach when it %s', async (_, behaviour) => {
    await at.allow();
    at.model.does(behaviour);

    expect(await at.ask(lost)).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining('The language model could not be reached'),
      languageModel: { outcome: 'unreachable' },
    });
    expect(at.model.received).toHaveLength(1);
  });

  it('is left alone after three failures, and tried again later', async () => {
    await at.allow();
    vi.useFakeTimers({ toFake: ['Date'] });
    at.model.does(fails(503));
    for (let failure = 0; failure < 5; failure += 1)
      expect(await at.ask(lost)).toMatchObject({ languageModel: { outcome: 'unreachable' } });
    expect(at.model.received).toHaveLength(3);

    vi.setSystemTime(Date.now() + 31_000);
    at.model.does(writes(good));
    expect(await at.ask(lost)).toMatchObject({ status: 'answered' });
  });

  it('is not set by half', () => {
    const half = { ...new LlmConfig(), baseUrl: 'http://127.0.0.1:1/v1', model: undefined };

    expect(() => new LanguageModel(half)).toThrow('LLM_BASE_URL and LLM_MODEL are needed both');
  });

  it('is not waited for for ever', async () => {
    await at.stop();
    at = await modelWorld(QuestionsModule, { timeoutSeconds: 0.05 });
    await at.allow();
    at.model.does(isSilent);

    expect(await at.ask(lost)).toMatchObject({
      status: 'declined',
      languageModel: { outcome: 'unreachable', reason: expect.stringContaining('in time') },
    });
  });

  it('writes SQL that can be looked at before it is run', async () => {
    expect(
      (await at.request('POST /nlp/generate', { question: 'population of Chicago' })).body,
    ).toMatchObject({
      status: 'generated',
      engine: 'grammar',
      steps: [],
      tables: ['cities'],
    });
    expect((await at.request('POST /nlp/generate', { question: lost })).body).toMatchObject({
      status: 'declined',
    });
    await at.allow();
    expect((await at.request('POST /nlp/generate', { question: lost })).body).toMatchObject({
      status: 'generated',
      engine: 'llm',
      languageModel: 'parrot-1',
      sql: { text: good },
    });
    expect(
      (await at.request('POST /nlp/generate', { question: 'Springfield population' })).body,
    ).toMatchObject({ status: 'ambiguous', choices: expect.any(Array) });
  });

  it('can be promoted to a golden answer, which needs it no more', async () => {
    await at.allow();
    const { id: questionId } = await at.ask(lost);
    expect(await at.request('POST /nlp/goldens', { questionId })).toMatchObject({
      status: 201,
      body: { kind: 'sql', status: 'active' },
    });
    at.model.does(fails(500));

    expect(await at.ask(lost)).toMatchObject({ status: 'answered', provenance: { engine: 'golden' } });
  });
});
