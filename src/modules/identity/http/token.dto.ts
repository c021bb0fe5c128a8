import { z } from 'zod';
import { email, password, refreshToken } from './auth.dto.js';

/** OAuth 2.0, sections 4.3, 4.4 and 6: what Swagger UI's Authorize and machines send. */
export const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('password'),
    username: email.describe('The e-mail address.'),
    password,
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: refreshToken }),
  z.object({
    grant_type: z.literal('client_credentials'),
    client_id: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .describe('The `id` of an API key; or the user name of HTTP Basic.'),
    client_secret: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('The API key; or the password of HTTP Basic.'),
    scope: z.string().max(200).optional().describe('Some of its scopes, separated by blanks.'),
  }),
]);
export type TokenRequest = z.infer<typeof tokenRequest>;

export const token = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional().describe('For users only: an API key is its own.'),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  scope: z.string().optional().describe('Of the API key.'),
});
export type Token = z.infer<typeof token>;
