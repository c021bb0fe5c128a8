import { CheckSql, queriesErrors } from '#modules/queries';
import type { Actor, ModuleClass } from '#shared/contracts';
import { signedInAs, someActor, startModule, stubQuery } from '#shared/testing';
import { QuestionsConfig } from '../infra/config.js';
import { LlmConfig } from '../infra/llm/config.js';
import { scriptedModel } from './scripted-model.js';
import { smallWorld } from './small-world.js';

/** `CheckSql` as strict as these tests need: the real gate has tests of its own, and so has the whole application. */
const gate = () =>
  stubQuery(CheckSql, ({ sql }) => {
    if (!/^\s*(select|with)\b/i.test(sql) || /;\s*\S/.test(sql))
      throw queriesErrors.notOneSelect({ reason: 'it is something else' });
    if (/read_csv|secrets/i.test(sql)) throw queriesErrors.refused({ reason: 'this is not allowed' });
    return { tables: ['cities'], parameters: 0 };
  });

/** The module between the small world and a language model that does what it is told. */
export async function modelWorld(module: ModuleClass, settings: Partial<LlmConfig> = {}) {
  const world = await smallWorld();
  const model = await scriptedModel();
  const config = { ...new LlmConfig(), baseUrl: model.url, model: 'parrot-1', apiKey: 'key-1', ...settings };
  const app = await startModule(module, {
    stubs: [...world.stubs, gate()],
    override: (builder) =>
      builder
        .overrideProvider(QuestionsConfig)
        .useValue({ ...new QuestionsConfig(), recheckMs: 0 })
        .overrideProvider(LlmConfig)
        .useValue(config),
  });
  const ann = someActor();
  const request = async (route: string, body?: object, as: Actor = ann) => {
    const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT', string];
    const headers = as.kind === 'guest' ? {} : signedInAs(as);
    const response = await app.http({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(body && { payload: body }),
    });
    return { status: response.statusCode, body: response.json() };
  };
  return {
    ann,
    world,
    model,
    app,
    request,
    allow: (more: object = {}) => request('PUT /nlp/language-model', { allowed: true, ...more }),
    ask: async (question: string, as?: Actor) => (await request('POST /questions', { question }, as)).body,
    /** The body of the latest request to the model, or of an earlier one. */
    sent: (at = -1) => JSON.parse(model.received.at(at)?.body ?? '{}'),
    stop: async () => {
      await app.stop();
      await model.close();
      world.close();
    },
  };
}
