import type { OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { type HandlesJob, JobHandler, Jobs } from '#shared/jobs';
import { ObjectStore } from '#shared/object-store';
import { ImageRepository } from '../infra/images/image.repository.js';
import { imageKey } from '../infra/images/images.js';

const job = 'organizations.forget-images';

/** Longer than it takes to upload an image, and to give somebody one that was made. */
const patienceMs = 600_000;

/** Every hour: images that are nobody's and uploads that came to nothing go, and their objects with them. */
@JobHandler({ name: job })
export class ForgetImages implements HandlesJob<object>, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly images: ImageRepository,
    private readonly store: ObjectStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): Promise<void> {
    return this.jobs.repeat(job, '23 * * * *', {});
  }

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - patienceMs);
    for (const id of await this.images.nobodysSince(before)) {
      await this.store.delete(imageKey(id));
      await this.images.forget(id);
    }
    for (const key of await this.images.uploadsBefore(before)) {
      await this.store.delete(key);
      await this.images.endUpload(key);
    }
  }
}
