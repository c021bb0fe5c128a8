import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { IdentityConfig } from '../infra/config.js';
import { newKeyPair } from '../infra/key-pair.js';
import { SigningKeyRepository } from '../infra/signing-key.repository.js';
import { SigningKeys } from '../infra/signing-keys.js';

const job = 'identity.rotate-signing-key';
const millisecondsPerDay = 86_400_000;
/** Longer than anybody remembers the published keys. */
const announcedMs = 15 * 60_000;

/** Every night: makes a new key when the newest has signed for long enough. */
@JobHandler({ name: job })
export class RotateSigningKey implements HandlesJob<object>, OnApplicationBootstrap {
  private readonly log = new Logger(RotateSigningKey.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly rows: SigningKeyRepository,
    private readonly keys: SigningKeys,
    private readonly config: IdentityConfig,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '43 3 * * *', {});
  }

  async run(): Promise<void> {
    const { signingKeyDays } = this.config;
    const now = this.clock.now().getTime();
    const turns = (await this.rows.all()).map(({ signsFrom }) => signsFrom.getTime());
    const isDue = Math.max(...turns) < now - signingKeyDays * millisecondsPerDay;
    if (signingKeyDays === 0 || turns.length === 0 || !isDue) return;
    const pair = await newKeyPair();
    await this.rows.add(pair, new Date(now + announcedMs));
    this.keys.forget();
    this.log.log(`Access tokens are signed with the new key ${pair.id} in ${announcedMs / 60_000} minutes.`);
  }
}
