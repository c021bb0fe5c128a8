import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningAlmanac, runAlmanac, until } from './running-almanac.js';

const password = 'correct horse battery staple';
const question = { question: 'What is the capital of Ohio?' };

describe('an organisation on the plan Free', () => {
  let almanac: RunningAlmanac;

  beforeAll(async () => {
    vi.stubEnv('BILLING_PLAN', 'free');
    const free = { questions: 5, seats: 1, sources: 1, storageBytes: 1000 };
    vi.stubEnv('BILLING_LIMITS', JSON.stringify({ free }));
    almanac = await runAlmanac();
  });
  afterAll(async () => {
    await almanac.stop();
    vi.unstubAllEnvs();
  });

  const register = async (name: string): Promise<string> => {
    const account = { email: `${name}@example.com`, password };
    return (await almanac.request('POST /auth/register', account)).body.accessToken;
  };
  const ask = (token: string, { body = question as object, key = '' } = {}) =>
    fetch(`${almanac.address}/api/v1/questions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...(key && { 'idempotency-key': key }),
      },
      body: JSON.stringify(body),
    });
  const meter = async (token: string, name: string) => {
    const { meters } = (await almanac.request('GET /billing/usage', undefined, token)).body;
    return meters.find((one: { meter: string }) => one.meter === name);
  };

  it('runs into its limit, and sees when it resets', async () => {
    const token = await register('ada');
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask(token)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(45);
    const problem = await refused[0]?.json();
    expect(problem).toMatchObject({
      code: 'billing.limitReached',
      details: { plan: 'free', meter: 'questions', limit: 5, used: 5 },
    });
    const now = new Date();
    const reset = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
    expect(problem.details.resetsAt).toBe(reset.toISOString());
    expect(problem.detail).toContain(reset.toISOString());
    const wait = Number(refused[0]?.headers.get('retry-after')) * 1000;
    expect(Math.abs(now.getTime() + wait - reset.getTime())).toBeLessThan(60_000);
  });

  it('may read its usage when it is used up, and its questions become used', async () => {
    const token = await register('bob');
    for (const _ of Array(5)) expect((await ask(token)).status).toBe(201);
    await until('counted', async () => (await meter(token, 'questions')).used === 5);

    expect(await meter(token, 'questions')).toMatchObject({ held: 0, limit: 5, remaining: 0, warning: true });
    const mine = (await almanac.request('GET /users/usage', undefined, token)).body;
    expect(mine).toMatchObject({ questions: 5 });
    await until('counted', async () => (await meter(token, 'apiCalls')).used >= 5);
  });

  it('is warned before, and pays neither for what is refused nor for what is repeated', async () => {
    const token = await register('cleo');
    const key = 'once';
    for (const _ of Array(3)) expect((await ask(token, { key })).status).toBe(201);
    for (const _ of Array(9)) expect((await ask(token, { body: {} })).status).toBe(400);
    const [second, third] = [await ask(token), await ask(token)];
    expect([second.status, third.status]).toEqual([201, 201]);
    expect(third.headers.get('x-quota-warning')).toBeNull();

    const warned = (await ask(token)).headers.get('x-quota-warning');
    expect(warned).toMatch(/^questions;used=4;limit=5;resets=20/);
  });

  it('has no more seats, sources and storage than that', async () => {
    const token = await register('dora');
    await register('emil');
    const organization = (await almanac.request('GET /users/organizations', undefined, token)).body.items[0];
    await until('counted', async () => (await meter(token, 'seats')).used === 1);

    const member = { email: 'emil@example.com', role: 'user' };
    const path = `/organizations/${organization.id}/members`;
    expect(await almanac.request(`POST ${path}`, member, token)).toMatchObject({
      status: 429,
      body: { code: 'billing.limitReached', details: { meter: 'seats', limit: 1, used: 1 } },
    });
    const form = new FormData();
    form.append('file', new Blob([`a,b\n${'1,2\n'.repeat(400)}`]), 'large.csv');
    const upload = await fetch(`${almanac.address}/api/v1/files/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(await upload.json()).toMatchObject({
      status: 429,
      details: { meter: 'storageBytes', limit: 1000 },
    });
  });

  it('does not limit guests, who have no plan', async () => {
    for (const _ of Array(6)) expect((await almanac.request('POST /questions', question)).status).toBe(201);
  });
});
