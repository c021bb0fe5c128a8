import { z } from 'zod';
import type { NewScimTokenView, ScimTokensView, ScimTokenView } from '../contract/scim-views.js';
import { organizationId } from './organizations.dto.js';

const tokenId = z.uuid().describe('The `id` that the list of tokens gave.');

export const scimTokenPath = z.object({ id: organizationId, tokenId });
export type ScimTokenPath = z.infer<typeof scimTokenPath>;

export const scimToken = z.object({
  id: tokenId,
  prefix: z.string().describe('How it begins, to be told from others.'),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('To the minute; absent when it never was.'),
}) satisfies z.ZodType<ScimTokenView>;

export const newScimToken = scimToken.extend({
  token: z.string().describe('Shown this once: the bearer token that the directory sends.'),
}) satisfies z.ZodType<NewScimTokenView>;

export const scimTokens = z.object({ items: z.array(scimToken) }) satisfies z.ZodType<ScimTokensView>;

export const scimUserId = z.uuid().describe('The `id` that SCIM gave.');

/** Directories send numbers that are out of range; RFC 7644, section 3.4.2.4 says what they mean. */
const number = (standard: number, least: number, most: number) =>
  z.coerce
    .number()
    .int()
    .default(standard)
    .transform((given) => Math.min(Math.max(given, least), most));

export const scimQuery = z.object({
  filter: z
    .string()
    .max(1000)
    .optional()
    .describe('RFC 7644, section 3.4.2.2.')
    .meta({ example: 'userName eq "ada@example.com"' }),
  startIndex: number(1, 1, 1_000_000_000).describe('The first one, from 1.'),
  count: number(100, 0, 200).describe('At most 200.'),
});
export type ScimQuery = z.infer<typeof scimQuery>;

export const scimGroupId = z.uuid().describe('The `id` that SCIM gave.');

export const scimGroupsQuery = scimQuery.extend({
  excludedAttributes: z
    .string()
    .max(500)
    .optional()
    .describe('`members` leaves out who is in them.')
    .meta({ example: 'members' }),
});
export type ScimGroupsQuery = z.infer<typeof scimGroupsQuery>;

const resource = z.record(z.string(), z.json());

export const scimUserBody = z
  .intersection(z.object({ userName: z.string().min(1).max(254) }), resource)
  .describe('A user of RFC 7643, section 4.1. An e-mail address is needed: of `emails`, or as `userName`.');
export type ScimUserBody = z.infer<typeof scimUserBody>;

export const scimGroupBody = z
  .intersection(z.object({ displayName: z.string().min(1).max(100) }), resource)
  .describe('A group of RFC 7643, section 4.2: a team. Its `members` are users of the organisation.');
export type ScimGroupBody = z.infer<typeof scimGroupBody>;

export const scimPatch = z.object({
  Operations: z
    .array(
      z.object({
        op: z.string().regex(/^(add|remove|replace)$/i, 'give add, remove or replace'),
        path: z.string().min(1).max(500).optional(),
        value: z.json().optional(),
      }),
    )
    .min(1)
    .max(100),
});
export type ScimPatch = z.infer<typeof scimPatch>;

export const scimResource = resource.describe('RFC 7643.');
export type ScimAnswer = z.infer<typeof scimResource>;
