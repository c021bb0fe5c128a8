import { z } from 'zod';
import { scopes } from '#shared/contracts';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type ApiKeysView,
  type ApiKeyView,
  apiKeySorts,
  type NewApiKeyView,
  type OrganizationApiKeysView,
} from '../contract/views.js';

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
  secondFactor: z
    .boolean()
    .describe('Whether a second factor had been shown when it was made: organisations may demand that.'),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('To the minute; absent when it never was.'),
}) satisfies z.ZodType<ApiKeyView>;

export const madeApiKey = apiKey.extend({
  key: z.string().describe('Shown this once: send it as `Authorization: Bearer`.'),
}) satisfies z.ZodType<NewApiKeyView>;

export const apiKeys = pageOf(apiKey) satisfies z.ZodType<ApiKeysView>;

const selection = pageRequest.extend({
  search: z.string().trim().min(1).max(100).optional().describe('A part of its name.'),
  status: z.enum(['active', 'expired']).optional().describe('Only those that are so.'),
  ...sortingBy(apiKeySorts, { sort: 'createdAt', order: 'desc' }),
});

export const apiKeysRequest = selection.extend({
  organizationId: z.uuid().optional().describe('Only those of one organisation.'),
});
export type ApiKeysRequest = z.infer<typeof apiKeysRequest>;

export const organizationApiKeysRequest = selection.extend({
  userId: z.uuid().optional().describe('Only those of one member.'),
});
export type OrganizationApiKeysRequest = z.infer<typeof organizationApiKeysRequest>;

export const organizationApiKeys = pageOf(
  apiKey.extend({ owner: z.object({ id: z.uuid(), email: z.string(), name: z.string() }) }),
) satisfies z.ZodType<OrganizationApiKeysView>;

export const tenantId = z.uuid().describe('The id of an organisation.');
export const tenantApiKeyPath = z.object({ id: tenantId, apiKeyId });
export type TenantApiKeyPath = z.infer<typeof tenantApiKeyPath>;
