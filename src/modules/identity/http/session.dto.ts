import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type OpenSessionsView,
  type OpenSessionView,
  type PublicKeyView,
  sessionSorts,
} from '../contract/views.js';

export const sessionId = z.uuid().describe('The `id` that `GET /auth/sessions` gave.');

export const openSession = z.object({
  id: sessionId,
  device: z.string().describe('What signed in, as far as it says.').meta({ example: 'Firefox on Linux' }),
  address: z.string().describe('The network address of the sign-in; of IPv6 the first 64 bits.'),
  startedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().describe('To the minute.'),
  current: z.boolean().describe('The one that asks.'),
}) satisfies z.ZodType<OpenSessionView>;

export const openSessions = pageOf(openSession) satisfies z.ZodType<OpenSessionsView>;

export const sessionsRequest = pageRequest.extend({
  search: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('A part of what the program called itself that signed in, or of its address.')
    .meta({ example: 'firefox' }),
  ...sortingBy(sessionSorts, { sort: 'startedAt', order: 'desc' }),
});
export type SessionsRequest = z.infer<typeof sessionsRequest>;

const publicKey = z.object({
  kty: z.string(),
  use: z.literal('sig'),
  alg: z.literal('RS256'),
  kid: z.string().describe('In the header of every token that it signed.'),
  n: z.string(),
  e: z.string(),
}) satisfies z.ZodType<PublicKeyView>;

/** RFC 7517. */
export const keySet = z.object({ keys: z.array(publicKey) });
export type KeySet = z.infer<typeof keySet>;
