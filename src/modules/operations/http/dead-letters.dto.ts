import { z } from 'zod';

export const deadLettersRequest = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most, 1 to 200.'),
});
export type DeadLettersRequest = z.infer<typeof deadLettersRequest>;

export const deadLetterId = z
  .string()
  .min(1)
  .max(300)
  .describe('The `id` that `GET /system/dead-letters` gave.');

export const deadLetters = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      eventId: z.string(),
      eventType: z.string(),
      subscriber: z.string(),
      attempts: z.number(),
      lastError: z.string(),
      correlationId: z.string(),
      timestamp: z.string(),
      payload: z.record(z.string(), z.json()),
    }),
  ),
});
