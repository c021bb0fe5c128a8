import { z } from 'zod';
import type { SessionView, UserView } from '../contract/views.js';

export const email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email('give an address like ada@example.com'))
  .describe('Upper and lower case are the same.')
  .meta({ example: 'ada@example.com' });
/** Longer than any allowed password: the policy says so, in words. */
export const password = z.string().min(1).max(1000).meta({ example: 'correct horse battery staple' });
export const newPassword = z
  .string()
  .min(1)
  .max(1000)
  .describe(
    '8 to 256 characters of any kind (or as the operator says); not one that leaked often, nor a former one.',
  )
  .meta({ example: 'a stable for 7 quiet horses' });

export const newUser = z.object({
  email,
  password: password.describe('8 to 256 characters of any kind; not one that leaked often.'),
  name: z.string().trim().min(1).max(100).optional().meta({ example: 'Ada Lovelace' }),
});
export type NewUser = z.infer<typeof newUser>;

export const credentials = z.object({
  email,
  password,
  newPassword: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe('Replaces the password: for one that has expired.'),
});
export type Credentials = z.infer<typeof credentials>;

const refreshToken = z.string().min(1).max(1000);

export const refresh = z.object({
  refreshToken: refreshToken.describe('As `POST /auth/register`, `/auth/login` or the last refresh gave it.'),
});
export type Refresh = z.infer<typeof refresh>;

export const user = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  createdAt: z.iso.datetime(),
}) satisfies z.ZodType<UserView>;
export type User = z.infer<typeof user>;

/** Says the same as `SessionView`; the compiler holds it to that. */
export const session = z.object({
  accessToken: z.string().describe('A JWT (RS256); send it as `Authorization: Bearer`.'),
  refreshToken: z.string().describe('Good for one `POST /auth/refresh`.'),
  tokenType: z.literal('Bearer'),
  expiresIn: z.int().describe('Seconds until the access token expires.'),
  user,
}) satisfies z.ZodType<SessionView>;

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
    client_id: z.string().min(1).max(100).describe('The `id` of an API key.'),
    client_secret: z.string().min(1).max(1000).describe('The API key.'),
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
