import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { builtinDataSourceId } from '#modules/data-sources';
import { type RunningAlmanac, runAlmanac } from '../e2e/running-almanac.js';
import { type FuzzedRequest, type FuzzedRoute, Fuzzer } from './requests.js';

/** The same requests every time; another seed looks elsewhere. */
const seed = 20_261_121;
const requestsPerRoute = 20;
/** For all routes together: on a slow machine each gets fewer requests, and always the same first ones. */
const mostMs = 45_000;
/** Longer than any of these requests may take. */
const patienceMs = 10_000;

const password = 'correct horse battery staple';

describe('whatever is sent to a route of the API document', () => {
  let almanac: RunningAlmanac;
  let routes: FuzzedRoute[];
  let accounts = 0;
  let token = '';

  const register = async (): Promise<string> => {
    accounts += 1;
    const account = { email: `fuzz${accounts}@example.com`, password };
    return (await almanac.request('POST /auth/register', account)).body.accessToken;
  };

  beforeAll(async () => {
    for (const name of ['GUESTS', 'USERS', 'CREDENTIALS']) vi.stubEnv(`RATE_LIMIT_${name}`, '0');
    vi.stubEnv('LOG_LEVEL', 'fatal');
    almanac = await runAlmanac();
    token = await register();
    const asked = await almanac.request('POST /questions', { question: 'capital of Ohio' }, token);
    const mine = (await almanac.request('GET /users/organizations', undefined, token)).body.items[0];
    const document: OpenAPIObject = await (await fetch(`${almanac.address}/docs-json`)).json();
    routes = new Fuzzer(document, [builtinDataSourceId, asked.body.id, mine.id]).routes();
  });
  afterAll(async () => {
    await almanac.stop();
    vi.unstubAllEnvs();
  });

  const send = ({ method }: FuzzedRoute, { path, headers, body }: FuzzedRequest): Promise<Response> => {
    const form = new FormData();
    if (typeof body === 'object') form.append('file', new Blob([new Uint8Array(body.file)]), body.name);
    return fetch(`${almanac.address}${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        authorization: `Bearer ${token}`,
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : form }),
    });
  };

  /** What is wrong with an answer: a failure that nobody foresaw, or a refusal that does not say what it is. */
  const wrongWith = async (response: Response): Promise<string | undefined> => {
    const text = await response.text();
    if (response.status >= 500) return `${response.status} ${text.slice(0, 300)}`;
    if (response.status < 400) return undefined;
    const type = response.headers.get('content-type') ?? '';
    // SCIM and OAuth 2.0 have words of their own for what is wrong.
    const said = type.includes('json') ? JSON.parse(text) : {};
    return said.code || said.schemas || said.error ? undefined : `${response.status} without a problem`;
  };

  it(`is answered or refused, never with a 500 (seed ${seed})`, async () => {
    const share = mostMs / routes.length;
    const found: string[] = [];
    for (const [index, route] of routes.entries()) {
      const holds = fc.asyncProperty(route.requests, async (request) => {
        const response = await send(route, request);
        // Some routes end the session that they are asked with.
        if (response.status === 401) token = await register();
        const wrong = await wrongWith(response);
        if (wrong) throw new Error(wrong);
      });
      const run = await fc.check(holds, {
        seed: seed + index,
        numRuns: requestsPerRoute,
        endOnFailure: true,
        interruptAfterTimeLimit: share,
      });
      if (run.counterexample !== null)
        found.push(
          `${route.name}: ${run.errorInstance} for ${JSON.stringify(run.counterexample).slice(0, 600)}`,
        );
    }

    expect(found).toEqual([]);
    expect(routes.length).toBeGreaterThan(100);
  });
});
