import type { Profile } from '@node-saml/node-saml';
import { z } from 'zod';

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const emailFormat = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress';

/** Names that providers use for the same thing. */
const attributes = {
  email: [
    'email',
    'mail',
    'emailAddress',
    'urn:oid:0.9.2342.19200300.100.1.3',
    'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
  ],
  name: [
    'displayName',
    'name',
    'cn',
    'urn:oid:2.16.840.1.113730.3.1.241',
    'http://schemas.microsoft.com/identity/claims/displayname',
  ],
} as const;

const confirmation = z.object({
  $: z.object({ Method: z.string() }),
  SubjectConfirmationData: z.tuple([
    z.object({
      $: z.object({
        Recipient: z.string(),
        NotOnOrAfter: z.iso.datetime({ offset: true }),
        InResponseTo: z.string().optional(),
      }),
    }),
  ]),
});

/** As the library reads the XML that is signed, and nothing else of the response. */
const signed = z.object({
  Assertion: z.object({
    $: z.object({ ID: z.string().min(1) }),
    Subject: z.tuple([z.object({ SubjectConfirmation: z.array(confirmation).min(1) })]),
  }),
});

/** What the provider says, and of whom. */
export interface Assertion {
  readonly id: string;
  readonly issuer: string;
  readonly nameId: string;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly recipient: string;
  /** The request that it answers; absent when there was none. */
  readonly inResponseTo?: string | undefined;
  readonly goodUntil: Date;
}

/** Throws what is wrong with it, in words. Its signature, its times and its audience are checked already. */
export function readAssertion(profile: Profile): Assertion {
  const read = signed.safeParse(profile.getAssertion?.());
  if (!read.success) throw new Error('the assertion has no ID, or no complete bearer confirmation');
  const { $, Subject } = read.data.Assertion;
  const bearers = Subject[0].SubjectConfirmation.filter((one) => one.$.Method === bearer);
  const [{ SubjectConfirmationData } = {}, ...others] = bearers;
  if (!SubjectConfirmationData || others.length > 0) throw new Error('there must be one bearer confirmation');
  const { Recipient, NotOnOrAfter, InResponseTo } = SubjectConfirmationData[0].$;
  return {
    id: $.ID,
    issuer: profile.issuer,
    recipient: Recipient,
    inResponseTo: InResponseTo,
    goodUntil: new Date(NotOnOrAfter),
    ...personIn(profile),
  };
}

function personIn(profile: Profile): Pick<Assertion, 'nameId' | 'email' | 'name'> {
  const { nameID: nameId = '', nameIDFormat } = profile;
  if (nameId.trim() === '' || nameId.length > 500) throw new Error('there is no NameID');
  if (nameIDFormat === transient) throw new Error('the NameID is transient: a lasting one is needed');
  const email = firstOf(profile, attributes.email) ?? (nameIDFormat === emailFormat ? nameId : undefined);
  return { nameId, email, name: firstOf(profile, attributes.name)?.slice(0, 100) };
}

function firstOf(profile: Profile, names: readonly string[]): string | undefined {
  const given = names.map((name) => profile[name]).find((value) => typeof value === 'string');
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined;
}
