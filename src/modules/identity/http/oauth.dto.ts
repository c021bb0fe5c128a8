import { z } from 'zod';
import type {
  LinkedIdentitiesView,
  LinkedIdentityView,
  ProviderReturnView,
  ProviderVisitView,
  SignInProvidersView,
} from '../contract/oauth-views.js';

/** What a browser takes for a page of this server: nothing that leads to another one. */
const ownPath = z
  .string()
  .max(1000)
  .refine((path) => /^\/(?![/\\])/.test(path) && !/[\s\\\p{Cc}]/u.test(path), {
    error: 'give a path of this server, like /signed-in',
  })
  .describe(
    'A page of this server, as a path: the browser ends there, with `code`, or with `error` and `error_description`, in the query. Left out: the answer is JSON.',
  );

export const provider = z.string().min(1).max(40).describe('The `id` that `GET /auth/oauth` gave.');

export const departure = z.object({ returnTo: ownPath.optional() });
export type Departure = z.infer<typeof departure>;

export const linking = departure.extend({ provider });
export type Linking = z.infer<typeof linking>;

/** RFC 6749, section 4.1.2; providers add words of their own. */
export const returned = z
  .object({ state: z.string().min(1).max(200).describe('As it went to the provider.') })
  .catchall(z.string().max(8000));
export type Returned = z.infer<typeof returned>;

const code = z
  .string()
  .min(1)
  .max(200)
  .describe('What `GET /auth/oauth/callback` gave this browser. Good once, within ten minutes.');

export const signInCode = z.object({ code });
export type SignInCode = z.infer<typeof signInCode>;

export const providers = z.object({
  items: z.array(
    z.object({
      id: z.string().meta({ example: 'google' }),
      name: z.string().describe('For a button.').meta({ example: 'Google' }),
    }),
  ),
}) satisfies z.ZodType<SignInProvidersView>;

const expiresInSeconds = z.int();

export const visit = z.object({
  url: z.string().describe('At the provider: open it in this browser.'),
  expiresInSeconds,
}) satisfies z.ZodType<Omit<ProviderVisitView, 'browser'>>;
export type Visit = z.infer<typeof visit>;

export const arrival = z.object({ code, expiresInSeconds }) satisfies z.ZodType<
  Omit<ProviderReturnView, 'returnTo'>
>;

export const identityId = z.uuid().describe('The `id` that `GET /auth/identities` gave.');

export const linkedIdentity = z.object({
  id: identityId,
  provider: z.string().optional().describe('Absent when the server knows it no more.'),
  issuer: z.string().meta({ example: 'https://accounts.google.com' }),
  email: z.string().optional().describe('As the provider had it when they were linked.'),
  linkedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional().describe('Absent when it never was.'),
}) satisfies z.ZodType<LinkedIdentityView>;

export const linkedIdentities = z.object({
  items: z.array(linkedIdentity),
  hasPassword: z.boolean().describe('Whether a password opens the account too.'),
}) satisfies z.ZodType<LinkedIdentitiesView>;
