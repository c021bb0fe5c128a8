import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { PemConverter, X509CertificateGenerator } from '@peculiar/x509';
import samlify from 'samlify';

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const persistent = 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent';
const rsa = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
  modulusLength: 2048,
};

/** What a provider says; the rest is as it should be. */
export interface Said {
  readonly nameId: string;
  readonly email?: string;
  readonly inResponseTo?: string | undefined;
  readonly audience?: string;
  readonly recipient?: string;
  readonly format?: string;
  readonly issuer?: string;
  /** Of its issue, to now. */
  readonly ageMinutes?: number;
  /** XML in the place of the text of the NameID. */
  readonly rawNameId?: string;
}

async function newKeyPair() {
  const keys = await crypto.subtle.generateKey(rsa, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({ name: 'CN=idp.example', keys });
  const privateKey = PemConverter.encode(
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    'PRIVATE KEY',
  );
  return { privateKey, certificate: certificate.toString('pem') };
}

/** An identity provider by another hand: `samlify`, which reads our metadata and requests, and signs its assertions. */
export async function startSamlProvider({ entityId = `https://idp.example/${randomUUID()}` } = {}) {
  samlify.setSchemaValidator({ validate: async () => 'not looked at' });
  const { privateKey, certificate } = await newKeyPair();
  const provider = samlify.IdentityProvider({
    entityID: entityId,
    privateKey,
    signingCert: certificate,
    nameIDFormat: [persistent],
    singleSignOnService: [{ Binding: redirectBinding, Location: `${entityId}/sso` }],
  });

  return {
    entityId,
    ssoUrl: `${entityId}/sso`,
    certificate,
    metadata: provider.getMetadata(),
    /** The ID of the request that a browser brings. */
    readRequest: async (url: string, serviceProvider: string) => {
      const query = Object.fromEntries(new URL(url).searchParams);
      const party = samlify.ServiceProvider({ metadata: serviceProvider });
      const { extract } = await provider.parseLoginRequest(party, 'redirect', { query });
      return { id: String(extract.request?.id), issuer: extract.issuer };
    },
    /** Base64, for the HTTP-POST binding; signed. */
    respond: async (serviceProvider: string, said: Said): Promise<string> => {
      const party = samlify.ServiceProvider({ metadata: serviceProvider });
      const own = { entityId, audience: party.entityMeta.getEntityID() };
      const recipient = String(party.entityMeta.getAssertionConsumerService('post'));
      const made = await provider.createLoginResponse(party, { extract: {} }, 'post', {}, () => ({
        id: 'unused',
        context: responseOf({ issuer: own.entityId, audience: own.audience, recipient, ...said }),
      }));
      return made.context;
    },
  };
}

export type SamlProvider = Awaited<ReturnType<typeof startSamlProvider>>;

function responseOf(said: Said & { issuer: string; audience: string; recipient: string }): string {
  const { issuer, audience, recipient, nameId, rawNameId = nameId, email, ageMinutes = 0 } = said;
  const at = (minutes: number) => new Date(Date.now() + (minutes - ageMinutes) * 60_000).toISOString();
  const answers = said.inResponseTo ? ` InResponseTo="${said.inResponseTo}"` : '';
  const mail = email
    ? `<saml:AttributeStatement><saml:Attribute Name="email"><saml:AttributeValue>${email}</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>`
    : '';
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(0)}" Destination="${recipient}"${answers}><saml:Issuer>${issuer}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status><saml:Assertion ID="_${randomUUID()}" Version="2.0" IssueInstant="${at(0)}"><saml:Issuer>${issuer}</saml:Issuer><saml:Subject><saml:NameID Format="${said.format ?? persistent}">${rawNameId}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${at(5)}" Recipient="${recipient}"${answers}/></saml:SubjectConfirmation></saml:Subject><saml:Conditions NotBefore="${at(0)}" NotOnOrAfter="${at(5)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>${mail}</saml:Assertion></samlp:Response>`;
}
