import { z } from 'zod';
import { scopes } from '#shared/contracts';
import { pageOf } from '#shared/pagination';
import type { ApiKeysView, ApiKeyView, NewApiKeyView } from '../contract/views.js';

export const apiKeyId = z.uuid().describe('The `id` that `GET /auth/api-keys` gave.');

const scope = z.enum(scopes).meta({ example: 'ask' });

export const newApiKey = z.object({
  name: z.string().trim().min(1).max(100).meta({ example: 'nightly report' }),
  scopes: z
    .array(scope)
    .min(1)
    .max(scopes.length)
    .describe(
      'read: every GET. ask: questions, queries, charts. write: other changes. manage: members and what admins do. Never more than the role of its owner.',
    )
    .meta({ example: ['read', 'ask'] }),
  expiresInDays: z.int().min(1).max(730).default(90).meta({ example: 90 }),
  requestsPerMinute: z
    .int()
    .min(1)
    .max(100_000)
    .default(600)
    .describe('Of this key; its requests count for its owner too.')
    .meta({ example: 600 }),
});
export type NewApiKey = z.infer<typeof newApiKey>;

export const apiKey = z.object({
  id: apiKeyId,
  name: z.string(),
  organizationId: z.uuid().describe('The only organisation that it works in.'),
  prefix: z.string().describe('How it begins, to be told from others.').meta({ example: 'alm_Zk3vQ9sW' }),
  scopes: z.array(scope),
  requestsPerMinute: z.int(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('To the minute; absent when it never was.'),
}) satisfies z.ZodType<ApiKeyView>;

export const madeApiKey = apiKey.extend({
  key: z.string().describe('Shown this once: send it as `Authorization: Bearer`.'),
}) satisfies z.ZodType<NewApiKeyView>;

export const apiKeys = pageOf(apiKey) satisfies z.ZodType<ApiKeysView>;
