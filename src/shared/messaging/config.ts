import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  pollEveryMs: setting('MESSAGING_POLL_EVERY_MS', z.coerce.number().int().min(0).default(10_000), {
    description:
      'How often a process looks for undelivered events that no notification told it of, in milliseconds. 0: it delivers nothing by itself.',
  }),
  retryAfterSeconds: setting('MESSAGING_RETRY_AFTER_SECONDS', z.coerce.number().min(0).default(2), {
    description:
      'The wait after the first failed delivery; it doubles with every further one, up to an hour.',
  }),
  maxAttempts: setting('MESSAGING_MAX_ATTEMPTS', z.coerce.number().int().positive().default(12), {
    description: 'Deliveries tried before an event is parked as dead for that subscriber.',
  }),
  keepDays: setting('MESSAGING_KEEP_DAYS', z.coerce.number().positive().default(7), {
    description: 'Delivered events are forgotten after so many days. Dead ones stay.',
  }),
};

export class MessagingConfig extends defineConfig('messaging', settings) {}
