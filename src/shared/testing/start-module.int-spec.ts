import { Readable } from 'node:stream';
import { Module } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cache } from '#shared/cache';
import { defineContract } from '#shared/contracts';
import { type HandlesJob, type JobContext, JobHandler, Jobs } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, startModule } from './start-module.js';

const runs: string[] = [];

@JobHandler({ name: 'jobs.greet', attempts: 2 })
class Greet implements HandlesJob<{ readonly whom: string }> {
  async run({ whom }: { readonly whom: string }, { attempt }: JobContext): Promise<void> {
    runs.push(`${whom} ${attempt}`);
    if (whom === 'nobody') throw new Error('nobody is there');
  }
}

@Module({ providers: [Greet] })
class GreeterModule {
  static readonly contract = defineContract({ module: 'jobs', commands: [], queries: [], events: [] });
}

describe('a module started for a test', () => {
  let app: StartedModule;

  beforeEach(async () => {
    runs.length = 0;
    app = await startModule(GreeterModule);
  });
  afterEach(() => app.stop());

  it('runs its jobs when the test says so', async () => {
    await app.get(Jobs).add('jobs.greet', { whom: 'Ada' });
    await app.get(Jobs).add('jobs.greet', { whom: 'Bob' }, { delaySeconds: 3600 });
    expect(runs).toEqual([]);

    await expect(app.jobs.runDue()).resolves.toBe(1);
    expect(runs).toEqual(['Ada 1']);
    await expect(app.jobs.runAll()).resolves.toBe(1);
    expect(runs).toEqual(['Ada 1', 'Bob 1']);
  });

  it('does not wait for retries', async () => {
    const id = await app.get(Jobs).add('jobs.greet', { whom: 'nobody' });

    await app.jobs.runAll();

    expect(runs).toEqual(['nobody 1', 'nobody 2']);
    await expect(app.get(Jobs).get(id)).resolves.toMatchObject({
      state: 'dead',
      lastError: 'nobody is there',
    });
  });

  it('has a cache and an object store of its own', async () => {
    await app.get(Cache).set('k', { n: 1 }, { ttlSeconds: 60 });
    await app.get(ObjectStore).put('a/b', Readable.from('content'));

    await expect(app.get(Cache).get('k')).resolves.toEqual({ n: 1 });
    using copy = await app.get(ObjectStore).localCopy('a/b');
    expect(copy.path).toContain('almanac-test-');
  });
});
