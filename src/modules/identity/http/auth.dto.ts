import { z } from 'zod';
import { roles, scopes } from '#shared/contracts';
import type { SessionView, UserView, ValidationView } from '../contract/views.js';

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

export const refreshToken = z.string().min(1).max(1000);

export const refresh = z.object({
  refreshToken: refreshToken.describe('As `POST /auth/register`, `/auth/login` or the last refresh gave it.'),
});
export type Refresh = z.infer<typeof refresh>;

export const user = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  emailVerified: z
    .boolean()
    .optional()
    .describe('Whether the owner has shown to read the mailbox: `POST /auth/email/verify`.'),
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

export const currentUser = user.extend({
  organizationId: z.uuid().describe('In which the request was made.'),
  role: z.enum(roles).describe('There.'),
});
export type CurrentUser = z.infer<typeof currentUser>;

export const validationRequest = z
  .object({ token: z.string().min(1).max(4000).optional().describe('Left out: that of the request itself.') })
  .meta({ example: {} });
export type ValidationRequest = z.infer<typeof validationRequest>;

export const validation = z.object({
  valid: z.boolean(),
  userId: z.uuid().optional(),
  sessionId: z.uuid().optional().describe('Of somebody who signed in.'),
  secondFactor: z
    .boolean()
    .optional()
    .describe('Whether one was shown in the session, or before the API key was made.'),
  apiKeyId: z.uuid().optional(),
  organizationId: z.uuid().optional().describe('The only one that an API key works in.'),
  scopes: z.array(z.enum(scopes)).optional().describe('Of an API key.'),
  expiresAt: z.iso.datetime().optional(),
}) satisfies z.ZodType<ValidationView>;
