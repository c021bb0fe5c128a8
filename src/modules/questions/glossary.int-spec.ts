import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GetTerm, SaveTerm, semanticsErrors, type TermView } from '#modules/semantics';
import type { Actor } from '#shared/contracts';
import {
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { QuestionsConfig } from './infra/config.js';
import { QuestionsModule } from './questions.module.js';
import { smallWorld } from './testing/small-world.js';

const termId = '6f9619ff-8b86-4d01-b42d-00c04fc964aa';
const big = { kind: 'definition', text: 'city with population over 500000' } as const;

describe('the glossary of an organisation, for the engine', () => {
  const ann = someActor();
  let world: Awaited<ReturnType<typeof smallWorld>>;
  let app: StartedModule;
  let saved: SaveTerm['input'][];
  let term: TermView;

  beforeEach(async () => {
    world = await smallWorld();
    saved = [];
    const save = stubCommand(SaveTerm, (input): TermView => {
      saved.push(input);
      const { actor, termId: _known, ...fields } = input;
      term = { ...fields, id: termId, changedBy: actor.userId, changedAt: '2026-01-01T00:00:00.000Z' };
      return term;
    });
    const get = stubQuery(GetTerm, ({ termId: id }) => {
      if (id !== termId) throw semanticsErrors.termNotFound({ termId: id });
      return term;
    });
    app = await startModule(QuestionsModule, {
      stubs: [...world.stubs, save, get],
      override: (builder) =>
        builder.overrideProvider(QuestionsConfig).useValue({ ...new QuestionsConfig(), recheckMs: 0 }),
    });
  });
  afterEach(async () => {
    await app.stop();
    world.close();
  });

  const send = async (route: string, payload: object, as: Actor = ann) => {
    const [method, path] = route.split(' ') as ['POST' | 'PUT', string];
    const response = await app.http({ method, url: `/api/v1${path}`, headers: signedInAs(as), payload });
    return { status: response.statusCode, body: response.json() };
  };
  const define = (fields: object = {}, as?: Actor) =>
    send('POST /metadata/glossary', { name: 'big city', meaning: big, ...fields }, as);
  const ask = async (question: string) => (await send('POST /questions', { question })).body;
  const known = (...names: string[]) => world.call([{ id: termId, names, meaning: big }]);

  it('has a term whose definition was read', async () => {
    const { status, body } = await define({ otherNames: ['metropolis'], description: 'By the council.' });

    expect({ status, body }).toMatchObject({
      status: 201,
      body: { id: termId, otherNames: ['metropolis'], reading: expect.stringContaining('500,000') },
    });
    expect(saved).toMatchObject([{ name: 'big city', meaning: big, description: 'By the council.' }]);
  });

  it.each([
    ['city with fluffiness over 3', 'questions.definitionNotRead', 'fluffiness'],
    ['Springfield', 'questions.definitionAmbiguous', 'Springfield'],
  ])('refuses a definition that cannot be read, "%s", and names the part', async (text, code, part) => {
    const { status, body } = await define({ meaning: { kind: 'definition', text } });

    expect({ status, code: body.code }).toEqual({ status: 422, code });
    expect(body.detail).toContain('meaning.text');
    expect(body.detail).toContain(part);
    expect(saved).toEqual([]);
  });

  it.each(['of the', 'show', 'more than', '?'])('refuses the name "%s"', async (name) => {
    expect(await define({ name })).toMatchObject({ status: 422, body: { code: 'questions.notAName' } });
  });

  it('is changed by Analysts and Admins', async () => {
    const { organizationId } = ann;
    expect(await define({}, someActor({ organizationId, role: 'user' }))).toMatchObject({ status: 403 });
    expect(await define({}, someActor({ organizationId, role: 'analyst' }))).toMatchObject({ status: 201 });
  });

  it('is changed term by term; an unknown one is a 404', async () => {
    await define();
    const changed = { name: 'large city', meaning: big };

    expect(await send(`PUT /metadata/glossary/${termId}`, changed)).toMatchObject({
      status: 200,
      body: { name: 'large city' },
    });
    expect(saved.at(-1)).toMatchObject({ termId, name: 'large city' });
    const other = '6f9619ff-8b86-4d01-b42d-00c04fc964bb';
    expect(await send(`PUT /metadata/glossary/${other}`, changed)).toMatchObject({ status: 404 });
  });

  it('does not define a term by itself', async () => {
    await define();
    known('big city');
    const meaning = { kind: 'definition', text: 'big city in Illinois' };

    expect(await send(`PUT /metadata/glossary/${termId}`, { name: 'huge city', meaning })).toMatchObject({
      status: 422,
      body: { code: 'questions.definitionNotRead' },
    });
  });

  it('is used from the next question on, and shown as an assumption', async () => {
    expect(await ask('list the big cities')).toMatchObject({ status: 'declined' });
    known('big city');

    expect(await ask('list the big cities')).toMatchObject({
      status: 'answered',
      reading: {
        assumptions: [{ phrase: 'big cities', meaning: 'cities with population over 500000' }],
      },
      result: { totalRows: 2 },
      provenance: { modelVersion: expect.stringMatching(/^model-1\+glossary-/) },
    });
    world.call([]);
    expect(await ask('list the big cities')).toMatchObject({ status: 'declined' });
  });

  it('is not asked for by a source that is not there', async () => {
    expect(await define({ dataSourceId: '6f9619ff-8b86-4d01-b42d-00c04fc964cc' })).toMatchObject({
      status: 404,
    });
  });
});
