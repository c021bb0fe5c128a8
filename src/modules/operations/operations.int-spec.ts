import { HttpAdapterHost } from '@nestjs/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BuiltinDataView, GetBuiltinDataStatus } from '#modules/census';
import { ResumeOrganization, SuspendOrganization } from '#modules/organizations';
import { OperatorsConfig } from '#shared/operators';
import {
  type StartedModule,
  signedInAs,
  someActor,
  startModule,
  stubCommand,
  stubQuery,
} from '#shared/testing';
import { OperationsConfig } from './infra/config.js';
import { OperationsModule } from './operations.module.js';

describe('operations', () => {
  const operator = someActor();
  let builtin: BuiltinDataView;
  let app: StartedModule;
  let sent: object[];

  beforeEach(async () => {
    builtin = { status: 'ready' };
    sent = [];
    const send = (input: object) => {
      sent.push(input);
    };
    app = await startModule(OperationsModule, {
      stubs: [
        stubQuery(GetBuiltinDataStatus, () => builtin),
        stubCommand(SuspendOrganization, send),
        stubCommand(ResumeOrganization, send),
      ],
      override: (builder) =>
        builder
          .overrideProvider(OperationsConfig)
          .useValue({ leastFreeDiskMb: 1 })
          .overrideProvider(OperatorsConfig)
          .useValue({ operatorUserIds: [operator.userId] }),
    });
  });
  afterEach(() => app.stop());

  const get = async (url: string) => {
    const response = await app.http({ url });
    return { status: response.statusCode, body: response.json() };
  };

  it('is alive, whatever else is going on', async () => {
    builtin = { status: 'failed' };

    expect(await get('/health')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('says so over a socket before anything else looks at the request', async () => {
    const server = app.get(HttpAdapterHost).httpAdapter.getHttpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${server.address().port}`;

    const response = await fetch(`${address}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
    expect((await fetch(`${address}/health`, { method: 'POST' })).status).not.toBe(200);
    expect(await (await fetch(`${address}/ready`)).json()).toEqual({ ready: true });
  });

  it('is ready when the built-in data is', async () => {
    expect(await get('/ready')).toEqual({ status: 200, body: { ready: true } });

    builtin = { status: 'preparing' };
    expect(await get('/ready')).toEqual({
      status: 503,
      body: { ready: false, reason: 'The built-in data is being prepared.' },
    });
  });

  it('tries out every part', async () => {
    const { status, body } = await get('/health/deep');

    expect(body).toEqual({
      state: 'up',
      components: ['database', 'jobs', 'object-store', 'disk', 'analytics-engine', 'builtin-data'].map(
        (name) => ({
          name,
          state: 'up',
        }),
      ),
    });
    expect(status).toBe(200);
  });

  it('names the part that is down', async () => {
    builtin = { status: 'failed', failure: 'The file is damaged.' };

    const { status, body } = await get('/health/deep');

    expect(status).toBe(503);
    expect(body.state).toBe('down');
    expect(body.components).toContainEqual({
      name: 'builtin-data',
      state: 'down',
      message: 'The file is damaged.',
    });
  });

  it('works, but says what should be looked at', async () => {
    builtin = { status: 'preparing' };

    const { status, body } = await get('/health/deep');

    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'degraded' });
  });

  it('shows dead letters to operators only', async () => {
    const list = (actor = operator) =>
      app.http({ url: '/api/v1/system/dead-letters', headers: signedInAs(actor) });
    const stranger = await list(someActor());

    expect(stranger.statusCode).toBe(403);
    expect(stranger.json()).toMatchObject({ code: 'operators.notOperator' });
    expect((await list()).json()).toEqual({ items: [] });
  });

  it('lets operators alone suspend an organisation, and resume it', async () => {
    const { organizationId } = someActor();
    const post = (what: string, actor = operator, payload = {}) =>
      app.http({
        method: 'POST',
        url: `/api/v1/system/organizations/${organizationId}/${what}`,
        headers: signedInAs(actor),
        payload,
      });

    for (const what of ['suspend', 'resume'])
      expect((await post(what, someActor(), { reason: 'x' })).json()).toMatchObject({
        code: 'operators.notOperator',
      });
    expect((await post('suspend')).statusCode).toBe(400);
    expect((await post('suspend', operator, { reason: 'unpaid' })).statusCode).toBe(204);
    expect((await post('resume')).statusCode).toBe(204);
    expect(sent).toMatchObject([{ organizationId, reason: 'unpaid' }, { organizationId }]);
  });

  it('shows what it measures to Prometheus', async () => {
    await get('/ready');
    const response = await app.http({ url: '/metrics' });

    expect(response.headers['content-type']).toMatch(/^text\/plain; version=/);
    expect(response.body).toMatch(
      /almanac_message_duration_seconds_count{type="operations.get-readiness",outcome="done"} \d/,
    );
  });

  it('cannot replay a dead letter that is none', async () => {
    const response = await app.http({
      method: 'POST',
      url: '/api/v1/system/dead-letters/operations:x:y/replay',
      headers: signedInAs(operator),
    });

    expect(response.statusCode).toBe(404);
    expect(response.json()).toMatchObject({ code: 'messaging.deadLetterNotFound' });
  });
});
