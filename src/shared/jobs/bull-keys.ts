import type { BullQueues } from './bull-queues.js';

/** Between taking a key and adding its job: nobody waits longer for a process that died there. */
const graceMs = 10_000;

interface Holder {
  readonly id: string;
  readonly since: number;
}

/** `take` sets the holder, if the one it saw is still there: KEYS key; ARGV seen, new, days to keep. */
const exchange = `
  if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'EX', 30 * 24 * 3600)
  return 1`;

/** Which job has a key, so that there is one at a time. A job that is over has lost its key. */
export class BullKeys {
  constructor(private readonly queues: BullQueues) {}

  /** The id of the job that has the key now: `id`, unless another job waits or runs. */
  async take(name: string, key: string, id: string): Promise<string> {
    const { client } = this.queues;
    const redisKey = `almanac:jobs:key:${name}:${key}`;
    for (;;) {
      const seen = (await client.get(redisKey)) ?? '';
      const holder: Holder | undefined = seen === '' ? undefined : JSON.parse(seen);
      if (holder && holder.id !== id && (await this.isLive(name, holder))) return holder.id;
      const mine = JSON.stringify({ id, since: Date.now() } satisfies Holder);
      if ((await client.eval(exchange, 1, redisKey, seen, mine)) === 1) return id;
    }
  }

  private async isLive(name: string, { id, since }: Holder): Promise<boolean> {
    const queue = await this.queues.ensure(name);
    const job = await queue.getJob(id);
    if (!job) return Date.now() - since < graceMs;
    const state = await job.getState();
    return state !== 'completed' && state !== 'failed';
  }
}
