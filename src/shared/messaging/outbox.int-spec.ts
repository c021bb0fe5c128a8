import { Logger, Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Audited, audited, DomainEvent, defineContract, unaudited } from '#shared/contracts';
import { correlationId, identifyCaller, withCorrelation } from '#shared/correlation';
import { Database, type Transaction } from '#shared/database';
import { manualMessaging, type StartedModule, startModule } from '#shared/testing';
import { MessagingConfig } from './config.js';
import { DeadLetters } from './dead-letters.js';
import { Outbox } from './outbox.js';
import { OutboxCleaner } from './outbox-cleaner.js';
import { Subscriber, type Subscribes } from './subscriber.js';

/** Any module with migrated tables will do; this one plays operations. */
class Rang extends DomainEvent<{ readonly times: number }> {
  static readonly type = 'operations.rang';
}

const heard: string[] = [];
let sabotage: (tx: Transaction) => Promise<unknown>;

/** With the rights of the login user again, which the role of the module lacks. */
const terminate = async (tx: Transaction, which: string) => {
  await tx.query('set local role none');
  await tx.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and ${which}`,
  );
};

@Subscriber({ event: Rang, name: 'operations.on-rang' })
class OnRang implements Subscribes<Rang> {
  async handle({ id, input }: Rang, tx: Transaction) {
    await tx.query('insert into operations.bell (id, times) values ($1, $2)', [id, input.times]);
    await sabotage(tx);
    heard.push(`first ${input.times}`);
  }
}

@Subscriber({ event: Rang, name: 'operations.on-rang-too' })
class OnRangToo implements Subscribes<Rang> {
  async handle({ input }: Rang) {
    heard.push(`second ${input.times}`);
  }
}

class Chimed extends DomainEvent<{ readonly hour: number; readonly by: string }> {
  static readonly type = 'operations.chimed';
}

const trail: Audited[] = [];

@Subscriber({ event: Audited, name: 'operations.on-audited' })
class OnAudited implements Subscribes<Audited> {
  async handle(event: Audited) {
    trail.push(event);
  }
}

@Module({ providers: [OnRang, OnRangToo, OnAudited] })
class BellModule {
  static readonly contract = defineContract({
    module: 'operations',
    commands: [],
    queries: [],
    events: [Rang, Chimed],
    audit: [
      unaudited(Rang, 'a bell rings for everybody'),
      audited(Chimed, ({ hour, by }) => ({ actorId: by, details: { hour } })),
    ],
  });
}

describe('outbox', () => {
  let app: StartedModule;

  beforeEach(async () => {
    heard.length = 0;
    sabotage = async () => undefined;
    app = await startModule(BellModule);
    await app.get(Database).query('create table operations.bell (id uuid, times integer)');
  });
  afterEach(() => app.stop());

  const ring = (times: number, then = async () => {}) =>
    app.get(Database).transaction(async (tx) => {
      await app.get(Outbox).add(new Rang({ times }), tx);
      await then();
    });
  const deliveries = () =>
    app.get(Database).query<{ subscriber: string; attempts: number; done: boolean; error: string | null }>(
      `select subscriber, attempts, delivered_at is not null as done, last_error as error
         from operations.outbox_delivery order by subscriber`,
    );
  const effects = () => app.get(Database).query('select times from operations.bell');

  it('delivers to every subscriber after the commit, in order, once', async () => {
    await ring(1);
    await ring(2);
    expect(heard).toEqual([]);

    await expect(app.relay.drain()).resolves.toBe(4);
    await expect(app.relay.drain()).resolves.toBe(0);
    expect(heard.filter((line) => line.startsWith('first'))).toEqual(['first 1', 'first 2']);
    expect(heard.filter((line) => line.startsWith('second'))).toEqual(['second 1', 'second 2']);
  });

  it('announces nothing when the transaction rolls back', async () => {
    const rollback = async () => {
      throw new Error('changed my mind');
    };

    await expect(ring(1, rollback)).rejects.toThrow('changed my mind');
    await expect(app.relay.drain()).resolves.toBe(0);
    expect(await app.published()).toEqual([]);
  });

  it('delivers again after the connection was killed in the middle, without doubling the effect', async () => {
    await ring(1);
    sabotage = (tx) => terminate(tx, 'pid = pg_backend_pid()');

    await expect(app.relay.drain()).resolves.toBe(1);
    expect(await effects()).toEqual([]);
    expect(await deliveries()).toEqual([
      {
        subscriber: 'operations.on-rang',
        attempts: 1,
        done: false,
        error: expect.stringMatching(/database does not answer.*terminat/i),
      },
      { subscriber: 'operations.on-rang-too', attempts: 1, done: true, error: null },
    ]);

    sabotage = async () => undefined;
    await expect(app.relay.drain()).resolves.toBe(1);
    expect(await effects()).toEqual([{ times: 1 }]);
    expect(heard).toEqual(['second 1', 'first 1']);
    expect(await deliveries()).toMatchObject([{ attempts: 2, done: true, error: null }, { attempts: 1 }]);
  });

  it('comes back by itself when the process dies after the work and before the record', async () => {
    await ring(1);
    await app.relay.drain();
    await app.get(Database).query('update operations.outbox_delivery set delivered_at = null');

    await expect(app.relay.drain()).resolves.toBe(2);
    expect(heard).toEqual(['first 1', 'second 1']);
    expect(await effects()).toHaveLength(1);
  });

  it('has one effect when two processes drain at the same time', async () => {
    for (const times of [1, 2, 3]) await ring(times);

    await Promise.all([app.relay.drain(), app.relay.drain(), app.relay.drain()]);
    await app.relay.drain();

    expect(heard.toSorted()).toEqual(['first 1', 'first 2', 'first 3', 'second 1', 'second 2', 'second 3']);
    expect(await effects()).toHaveLength(3);
  });

  it('gives up after so many attempts and leaves the delivery for a person', async () => {
    await ring(1);
    sabotage = async () => {
      throw new Error('always');
    };

    for (let round = 0; round < 5; round++) await app.relay.drain();
    expect(await deliveries()).toMatchObject([{ attempts: 3, done: false, error: 'Error: always' }, {}]);
  });

  it('announces what one statement does, or neither', async () => {
    const write = (times: unknown) =>
      app.get(Outbox).addWith(new Rang({ times: 1 }), {
        name: 'write on the bell',
        text: 'insert into operations.bell (times) values ($1)',
        values: [times],
      });

    await write(5);
    await expect(write('five')).rejects.toMatchObject({ code: '22P02' });

    await expect(app.relay.drain()).resolves.toBe(2);
    const rung = await app.get(Database).query('select times from operations.bell where id is null');
    expect(rung).toEqual([{ times: 5 }]);
    expect(heard).toEqual(['first 1', 'second 1']);
  });

  it('shows what it gave up on, and delivers it when somebody says so', async () => {
    await ring(7);
    sabotage = async () => {
      throw new Error('always');
    };
    for (let round = 0; round < 5; round++) await app.relay.drain();
    const letters = app.get(DeadLetters);

    const [letter] = await letters.list(10);
    expect(letter).toMatchObject({
      eventType: 'operations.rang',
      subscriber: 'operations.on-rang',
      attempts: 3,
      lastError: 'Error: always',
      payload: { times: 7 },
    });
    await expect(letters.count()).resolves.toBe(1);

    sabotage = async () => undefined;
    await letters.replay(letter?.id ?? '');
    await expect(app.relay.drain()).resolves.toBe(1);
    expect(heard).toEqual(['second 7', 'first 7']);
    expect(await letters.list(10)).toEqual([]);
  });

  it.each([
    '',
    'operations:x:y',
    'nowhere:00000000-0000-4000-8000-000000000000:x',
    `operations:'; drop table x`,
  ])('does not know the dead letter %j', async (id) => {
    await expect(app.get(DeadLetters).replay(id)).rejects.toMatchObject({
      code: 'messaging.deadLetterNotFound',
    });
  });

  it('carries the envelope: who said it, when, and in the course of what', async () => {
    await withCorrelation('request-1', () => ring(1));

    const [event] = await app.get(Database).query('select * from operations.outbox_event');
    expect(event).toMatchObject({
      event_id: expect.any(String),
      event_type: 'operations.rang',
      timestamp: expect.any(Date),
      source_service: 'operations',
      correlation_id: 'request-1',
      payload: { times: 1 },
    });
    let followed = '';
    sabotage = async () => {
      followed = correlationId();
    };
    await app.relay.drain();
    expect(followed).toBe('request-1');
  });

  it('tells who keeps a trail what the rule of the module says of an event, and where it came from', async () => {
    const event = new Chimed({ hour: 12, by: 'Quasimodo' });
    const origin = { address: '203.0.113.7', userAgent: 'Firefox' };
    await withCorrelation(
      'request-2',
      async () => {
        identifyCaller('Frollo');
        await app.get(Database).transaction((tx) => app.get(Outbox).add(event, tx));
      },
      origin,
    );
    await ring(1);
    await app.relay.drain();

    expect(trail.map(({ id, input }) => ({ id, ...input }))).toEqual([
      {
        id: event.id,
        action: 'operations.chimed',
        occurredAt: expect.stringMatching(/Z$/),
        correlationId: 'request-2',
        origin: { ...origin, actorId: 'Frollo' },
        facts: [{ actorId: 'Quasimodo', details: { hour: 12 } }],
      },
    ]);
  });

  it('forgets what was delivered long ago, and nothing else', async () => {
    await ring(1);
    await app.relay.drain();
    await ring(2);
    sabotage = async () => {
      throw new Error('always');
    };
    await app.relay.drain();
    await ring(3);
    const age = `update operations.outbox_event set routed_at = routed_at - interval '8 days';
      update operations.outbox_delivery set delivered_at = delivered_at - interval '8 days'`;
    await app.get(Database).query(age);

    await app.get(OutboxCleaner).clear();

    const left = await app
      .get(Database)
      .query<{ times: number }>(
        `select (payload ->> 'times')::int as times from operations.outbox_event order by position`,
      );
    expect(left).toEqual([{ times: 2 }, { times: 3 }]);
  });
});

describe('outbox, while the process lives', () => {
  let app: StartedModule;
  const live = { ...manualMessaging, pollEveryMs: 60_000, retryAfterSeconds: 0.01 };

  const start = async () => {
    app = await startModule(BellModule, {
      override: (builder) => builder.overrideProvider(MessagingConfig).useValue(live),
    });
    await app.get(Database).query('create table operations.bell (id uuid, times integer)');
  };
  beforeEach(async () => {
    heard.length = 0;
    sabotage = async () => undefined;
    await start();
  });
  afterEach(() => app.stop());

  const ring = (times: number) =>
    app.get(Database).transaction((tx) => app.get(Outbox).add(new Rang({ times }), tx));

  it('delivers as soon as the transaction has committed', async () => {
    await ring(1);

    await vi.waitFor(() => expect(heard).toEqual(['first 1', 'second 1']));
  });

  it('tries again by itself', async () => {
    sabotage = async () => {
      sabotage = async () => undefined;
      throw new Error('not now');
    };
    await ring(1);

    await vi.waitFor(() => expect(heard).toEqual(['second 1', 'first 1']), 10_000);
  });

  it('finishes the delivery that it is at when the process stops, and leaves the others', async () => {
    const warned = vi.spyOn(Logger.prototype, 'warn');
    const [begun, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    sabotage = () => {
      begun.resolve();
      return gate.promise;
    };
    await ring(1);
    await begun.promise;

    const stopping = app.stop();
    gate.resolve();
    await stopping;

    expect(heard).toEqual(['first 1']);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
    await start();
  });

  it('hears again after the listening connection was lost, also of what happened meanwhile', async () => {
    await app.get(Database).transaction((tx) => terminate(tx, `application_name = 'almanac listener'`));
    await ring(1);

    await vi.waitFor(() => expect(heard).toEqual(['first 1', 'second 1']), 10_000);
  });
});
