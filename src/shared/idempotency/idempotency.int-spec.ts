import { setTimeout } from 'node:timers/promises';
import { Body, Controller, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AllowGuests, AuthConfig, authModule, CurrentActor, Public } from '#shared/auth';
import { cacheModule } from '#shared/cache';
import { configModule } from '#shared/config';
import type { Actor } from '#shared/contracts';
import { Database, databaseModule } from '#shared/database';
import { AppError } from '#shared/errors';
import { httpAdapter, Responds, setUpHttp } from '#shared/http';
import { idempotencyModule } from '#shared/idempotency';
import { createTestDatabase, signedInAs, someActor, TestActorResolver, testCore } from '#shared/testing';

const order = z.object({ what: z.string() });
let carriedOut = 0;
let underway: Promise<void> = Promise.resolve();

@Controller('orders')
@AllowGuests()
class OrdersController {
  @Post()
  @Responds(201, order.extend({ number: z.int() }))
  async add(@Body({ schema: order }) body: z.infer<typeof order>, @CurrentActor() _: Actor) {
    await underway;
    carriedOut++;
    if (body.what === 'nothing')
      throw new AppError({ code: 'orders.empty', kind: 'conflict', message: 'No.' });
    return { ...body, number: carriedOut };
  }

  @Post('login')
  @Public()
  logIn() {
    return { number: ++carriedOut };
  }
}

describe('a POST with an Idempotency-Key', () => {
  let app: NestFastifyApplication;
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let keys = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    const compiled = await Test.createTestingModule({
      imports: [
        configModule(testCore({})),
        databaseModule({ url: database.url, asModule: 'identity' }),
        cacheModule(),
        authModule({ resolver: TestActorResolver }),
        idempotencyModule(),
      ],
      controllers: [OrdersController],
    })
      .overrideProvider(AuthConfig)
      .useValue({ guestAccess: 'on' })
      .compile();
    app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await setUpHttp(app).init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });
  beforeEach(() => {
    carriedOut = 0;
    underway = Promise.resolve();
  });

  const ada = signedInAs(someActor());
  const newKey = () => `key-${++keys}`;
  const send = async (key: string, payload: object = { what: 'anvil' }, from: object = { headers: ada }) => {
    const { headers = {}, ...rest } = from as { headers?: object };
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/orders',
      payload,
      headers: { ...headers, 'idempotency-key': key },
      ...rest,
    });
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  };

  it('is carried out once, and answered the same again', async () => {
    const key = newKey();
    const first = await send(key);
    const second = await send(key);

    expect(first).toMatchObject({ status: 201, body: { what: 'anvil', number: 1 } });
    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'content-type': first.headers['content-type'],
    });
    expect(first.headers).not.toHaveProperty('idempotent-replayed');
    expect(carriedOut).toBe(1);
  });

  it('is carried out again with another key, or without one', async () => {
    await send(newKey());
    await send(newKey());
    await app.inject({ method: 'POST', url: '/api/v1/orders', payload: { what: 'x' }, headers: ada });

    expect(carriedOut).toBe(3);
  });

  it('must be the same request', async () => {
    const key = newKey();
    await send(key);

    expect(await send(key, { what: 'hammer' })).toMatchObject({
      status: 422,
      body: { code: 'idempotency.keyReused' },
    });
  });

  it('waits for nobody: while it is underway, the second is told so', async () => {
    const key = newKey();
    const gate = Promise.withResolvers<void>();
    underway = gate.promise;
    const first = send(key);
    while ((await claims(key)) === 0) await setTimeout(5);
    const second = await send(key);
    gate.resolve();

    expect(second).toMatchObject({ status: 409, body: { code: 'idempotency.inProgress' } });
    expect(await first).toMatchObject({ status: 201 });
    expect(await send(key)).toMatchObject({ status: 201, body: { number: 1 } });
  });

  const claims = async (key: string) =>
    (await app.get(Database).query('select 1 from idempotency.request where key = $1', [key])).length;

  it('is carried out once, however many come at once', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => send(key)));

    expect(carriedOut).toBe(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
  });

  it('may be tried again when it failed', async () => {
    const key = newKey();
    await send(key, { what: 'nothing' });
    expect(await send(key, { what: 'nothing' })).toMatchObject({
      status: 409,
      body: { code: 'orders.empty' },
    });
    expect(await send(newKey(), {})).toMatchObject({ status: 400 });

    expect(carriedOut).toBe(2);
  });

  it('is taken over when the process that had it died', async () => {
    const key = newKey();
    await send(key);
    await app
      .get(Database)
      .query(
        `update idempotency.request set status = null, claimed_until = now() - interval '1 second' where key = $1`,
        [key],
      );

    expect(await send(key)).toMatchObject({ status: 201, body: { number: 2 } });
  });

  it('is forgotten after a day', async () => {
    const key = newKey();
    await send(key);
    await app
      .get(Database)
      .query(`update idempotency.request set expires_at = now() - interval '1 second' where key = $1`, [key]);

    expect(await send(key, { what: 'hammer' })).toMatchObject({ status: 201, body: { number: 2 } });
  });

  it('belongs to its sender: nobody else sees the answer', async () => {
    const key = newKey();
    const guest = (remoteAddress: string) => ({ remoteAddress });
    const others = [{ headers: signedInAs(someActor()) }, guest('192.0.2.1'), guest('192.0.2.2')];
    await send(key);
    for (const other of others) expect((await send(key, { what: 'x' }, other)).status).toBe(201);
    expect((await send(key, { what: 'x' }, guest('192.0.2.1'))).headers).toHaveProperty(
      'idempotent-replayed',
    );

    expect(carriedOut).toBe(4);
  });

  it.each(['', 'a b', 'ä', 'x'.repeat(201)])('needs a fit key: "%s"', async (key) => {
    expect(await send(key)).toMatchObject({ status: 400, body: { code: 'idempotency.invalidKey' } });
  });

  it('is nothing special where there is no actor: tokens are not stored', async () => {
    const headers = { 'idempotency-key': newKey() };
    const logIn = () => app.inject({ method: 'POST', url: '/api/v1/orders/login', headers });

    expect([(await logIn()).json(), (await logIn()).json()]).toEqual([{ number: 1 }, { number: 2 }]);
  });
});
