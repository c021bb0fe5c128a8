import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveConnection, LivePool } from './live-pool.js';
import { PatientPool } from './patient-pool.js';

const connection: LiveConnection = {
  begun: true,
  open: () => Promise.reject(new Error('Nothing is asked.')),
  interrupt: () => undefined,
};

/** Refuses so many times, then lends. */
class FlakyPool implements LivePool {
  tries = 0;

  constructor(
    private refusals: number,
    private readonly code = 'ECONNREFUSED',
    private readonly begun = true,
  ) {}

  async lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T> {
    this.tries++;
    if (this.refusals-- > 0) throw Object.assign(new Error('refused'), { code: this.code });
    return await work({ ...connection, begun: this.begun });
  }

  async close(): Promise<void> {}
}

describe('a pool with patience', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const outcomeOf = async (pool: PatientPool, work = async () => 'done') => {
    const outcome = pool.lend(work).catch((error) => error.code ?? error.message);
    await vi.advanceTimersByTimeAsync(5000);
    return await outcome;
  };

  it('tries again what may pass', async () => {
    const flaky = new FlakyPool(2);

    expect(await outcomeOf(new PatientPool(flaky, 'db'))).toBe('done');
    expect(flaky.tries).toBe(3);
  });

  it('gives up after the third time', async () => {
    const flaky = new FlakyPool(10);

    expect(await outcomeOf(new PatientPool(flaky, 'db'))).toBe('ECONNREFUSED');
    expect(flaky.tries).toBe(3);
  });

  it.each(['28P01', 'ER_ACCESS_DENIED_ERROR', 'ETIMEDOUT'])('does not try %s again', async (code) => {
    const flaky = new FlakyPool(1, code);

    expect(await outcomeOf(new PatientPool(flaky, 'db'))).toBe(code);
    expect(flaky.tries).toBe(1);
  });

  it('never runs work twice that the database has begun', async () => {
    let runs = 0;
    const pool = new PatientPool(new FlakyPool(0), 'db');
    const work = async () => {
      runs++;
      throw Object.assign(new Error('lost'), { code: 'ECONNRESET' });
    };

    expect(await outcomeOf(pool, work)).toBe('ECONNRESET');
    expect(runs).toBe(1);
  });

  it('asks on another connection when one breaks before the database has begun', async () => {
    let runs = 0;
    const work = async () => {
      if (runs++ === 0) throw Object.assign(new Error('lost'), { code: 'ECONNRESET' });
      return 'done';
    };

    expect(await outcomeOf(new PatientPool(new FlakyPool(0, '', false), 'db'), work)).toBe('done');
    expect(runs).toBe(2);
  });

  it('leaves a database alone that failed five times in a row, and looks again later', async () => {
    const flaky = new FlakyPool(5, 'ETIMEDOUT');
    const pool = new PatientPool(flaky, 'db');
    for (let times = 0; times < 5; times++) await pool.lend(async () => 'done').catch(() => undefined);

    await expect(pool.lend(async () => 'done')).rejects.toMatchObject({
      code: 'live-databases.paused',
      kind: 'unavailable',
      details: { retryAfterSeconds: 15 },
    });
    expect(flaky.tries).toBe(5);

    await vi.advanceTimersByTimeAsync(15_000);
    expect(await outcomeOf(pool)).toBe('done');
  });

  it('is not paused by statements that fail', async () => {
    const pool = new PatientPool(new FlakyPool(0), 'db');
    for (let times = 0; times < 10; times++)
      await pool.lend(async () => Promise.reject(new Error('syntax'))).catch(() => undefined);

    expect(await outcomeOf(pool)).toBe('done');
  });
});
