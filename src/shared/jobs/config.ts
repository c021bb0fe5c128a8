import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  workers: setting('JOBS_WORKERS', z.enum(['on', 'off']).default('on'), {
    description: 'Whether this process runs jobs. off: it only adds them, for other replicas to run.',
  }),
  pollEverySeconds: setting('JOBS_POLL_EVERY_SECONDS', z.coerce.number().min(0.5).default(10), {
    description:
      'How often a process looks for jobs that other processes added to PostgreSQL, in seconds. Its own start at once.',
  }),
  takeOverSeconds: setting('JOBS_TAKE_OVER_SECONDS', z.coerce.number().positive().default(30), {
    description:
      'Silence of a worker, in seconds, after which its job goes to another one. At least 10 when jobs are in PostgreSQL.',
  }),
  keepDays: setting('JOBS_KEEP_DAYS', z.coerce.number().int().positive().default(14), {
    description: 'Days for which finished and dead jobs can be looked up.',
  }),
};

export class JobsConfig extends defineConfig('jobs', settings) {}
