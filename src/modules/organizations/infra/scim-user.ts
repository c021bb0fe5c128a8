import { z } from 'zod';
import type { JsonValue } from '#shared/contracts';
import { organizationsErrors as errors } from '../contract/errors.js';

interface ScimEmail {
  readonly value: string;
  readonly primary?: boolean | undefined;
}

/** A user as a directory writes it: RFC 7643, section 4.1. */
export interface ScimUserInput {
  readonly userName: string;
  readonly externalId?: string | undefined;
  readonly active?: boolean | undefined;
  readonly displayName?: string | undefined;
  readonly emails?: readonly ScimEmail[] | undefined;
  /** Others of the core schema, kept as they came. */
  readonly attributes: { readonly [name: string]: JsonValue };
}

const text = z.string().max(500);
/** Entra ID writes booleans as texts. */
const flag = z.preprocess(
  (value) =>
    typeof value === 'string' ? ({ true: true, false: false }[value.toLowerCase()] ?? value) : value,
  z.boolean(),
);
const name = z.object({
  formatted: text.optional(),
  familyName: text.optional(),
  givenName: text.optional(),
  middleName: text.optional(),
});
const valued = z
  .array(z.object({ value: text, type: text.optional(), primary: flag.optional(), display: text.optional() }))
  .max(20);

/** What is kept of a SCIM user; what else a directory sends is left out. */
const scimUserParts = z.object({
  userName: z.string().trim().min(1).max(254),
  externalId: text.optional(),
  active: flag.optional(),
  displayName: text.optional(),
  emails: valued.optional(),
  name: name.optional(),
  nickName: text.optional(),
  title: text.optional(),
  userType: text.optional(),
  preferredLanguage: text.optional(),
  locale: text.optional(),
  timezone: text.optional(),
  phoneNumbers: valued.optional(),
});

/** RFC 7643, section 4.1, as a request brings it. */
const scimUser = scimUserParts.transform(
  ({ userName, externalId, active, displayName, emails, ...rest }): ScimUserInput => ({
    userName,
    externalId,
    active,
    displayName,
    emails,
    attributes: JSON.parse(JSON.stringify(rest)),
  }),
);

export function readScimUser(value: unknown): ScimUserInput {
  const read = scimUser.safeParse(value);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw errors.invalidScimValue({ reason: wrong.join('; ') });
}
