import { z } from 'zod';
import { isLocalPath } from '../contract/local-path.js';
import type { SamlArrivalView, SamlConnectionView } from '../contract/saml-views.js';

export const organizationId = z.uuid().describe('The `id` that `GET /users/organizations` gave.');

const localPath = z
  .string()
  .max(2000)
  .refine(isLocalPath, { error: 'give a path of this server like /dashboards' })
  .describe('A page of this server, as a path: where the browser goes in the end, with `code` in its query.');

export const departure = z.object({ returnTo: localPath.optional() });
export type Departure = z.infer<typeof departure>;

export const samlAnswer = z.object({
  SAMLResponse: z
    .string()
    .min(1)
    .max(500_000)
    .regex(/^[A-Za-z0-9+/=\s]+$/, 'give base64')
    .describe('As the HTTP-POST binding has it.'),
  RelayState: z.string().max(2000).optional().describe('Believed only where the provider may speak unasked.'),
});
export type SamlAnswer = z.infer<typeof samlAnswer>;

export const samlArrival = z.object({
  code: z.string().describe('For `POST /auth/saml/exchange`, once, from the same browser.'),
  returnTo: z.string().optional(),
  expiresInSeconds: z.int(),
}) satisfies z.ZodType<SamlArrivalView>;

export const samlCode = z.object({ code: z.string().min(1).max(200) });
export type SamlCode = z.infer<typeof samlCode>;

export const samlVisit = z.object({ url: z.string().describe('At the provider: open it in this browser.') });
export type SamlVisit = z.infer<typeof samlVisit>;

const fields = z.object({
  entityId: z.string().trim().min(1).max(1000),
  ssoUrl: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .describe('With the HTTP-Redirect binding.'),
  certificates: z
    .array(z.string().min(1).max(20_000))
    .min(1)
    .max(10)
    .describe('PEM, or the base64 of it; RSA, 2048 bits or more. Several while one replaces another.'),
});

export const newSamlConnection = z.object({
  identityProvider: z
    .union([z.object({ metadata: z.string().min(1).max(500_000).describe('XML.') }), fields])
    .describe('The metadata of the provider, or what matters of it.'),
  allowsIdpInitiated: z
    .boolean()
    .default(false)
    .describe(
      'Whether it may send somebody who did not begin here. Such a sign-in can be forced on a browser.',
    ),
  provisions: z
    .boolean()
    .default(true)
    .describe(
      'Whether somebody new gets an account and becomes a member (role `user`). Only with an address of a domain that `IDENTITY_DOMAINS` gives to the organisation.',
    ),
});
export type NewSamlConnection = z.infer<typeof newSamlConnection>;

export const samlConnection = z.object({
  organizationId,
  identityProvider: z.object({
    entityId: z.string(),
    ssoUrl: z.string(),
    certificates: z.array(z.string()),
  }),
  allowsIdpInitiated: z.boolean(),
  provisions: z.boolean(),
  serviceProvider: z.object({
    entityId: z.string(),
    assertionConsumerServiceUrl: z.string(),
    metadataUrl: z.string(),
  }),
  updatedAt: z.iso.datetime(),
}) satisfies z.ZodType<SamlConnectionView>;
