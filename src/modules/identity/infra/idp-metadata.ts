import { X509Certificate } from 'node:crypto';
import { reasonOf } from '#shared/errors';
import { identityErrors as errors } from '../contract/errors.js';
import type { IdentityProviderView } from '../contract/saml-views.js';

const metadataNames = 'urn:oasis:names:tc:SAML:2.0:metadata';
const signatureNames = 'http://www.w3.org/2000/09/xmldsig#';
const redirect = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const fewestRsaBits = 2048;

/** What matters of the metadata of a provider. Names what is missing. */
export async function readIdpMetadata(xml: string): Promise<IdentityProviderView> {
  try {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw new Error('it declares a document type or entities');
    const provider = (await elementsOf(xml, 'IDPSSODescriptor'))[0];
    if (!provider) throw new Error('there is no IDPSSODescriptor');
    const entityId = (provider.parentNode as Element).getAttribute('entityID') ?? '';
    const services = Array.from(provider.getElementsByTagNameNS(metadataNames, 'SingleSignOnService'));
    const service = services.find((one) => one.getAttribute('Binding') === redirect);
    if (!entityId || !service)
      throw new Error('there is no entityID, or no HTTP-Redirect SingleSignOnService');
    const keys = Array.from(provider.getElementsByTagNameNS(metadataNames, 'KeyDescriptor'));
    const signing = keys.filter((key) => key.getAttribute('use') !== 'encryption');
    const certificates = signing.flatMap((key) =>
      Array.from(key.getElementsByTagNameNS(signatureNames, 'X509Certificate')),
    );
    return {
      entityId,
      ssoUrl: service.getAttribute('Location') ?? '',
      certificates: certificates.map((one) => one.textContent ?? ''),
    };
  } catch (error) {
    throw errors.samlMetadataUnreadable({ reason: reasonOf(error) });
  }
}

async function elementsOf(xml: string, name: string): Promise<Element[]> {
  const { DOMParser } = await import('@xmldom/xmldom');
  const fail = (message: string) => {
    throw new Error(message.split('\n', 1)[0]);
  };
  const parser = new DOMParser({ errorHandler: { warning: () => undefined, error: fail, fatalError: fail } });
  const document = parser.parseFromString(xml, 'application/xml');
  return Array.from(document?.getElementsByTagNameNS(metadataNames, name) ?? []);
}

/** PEM, of whatever form of it: with or without its first and last line. */
export function readCertificates(given: readonly string[]): string[] {
  const read = given.map(toPem);
  if (read.length === 0) throw errors.samlCertificateRefused({ reason: 'there is none to sign with' });
  return [...new Set(read)];
}

function toPem(text: string): string {
  const base64 = text.replace(/-----[A-Z ]+-----|\s/g, '');
  const lines = base64.match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKeyOf(pem);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (asymmetricKeyType !== 'rsa' || bits < fewestRsaBits)
    throw errors.samlCertificateRefused({ reason: `it needs an RSA key of ${fewestRsaBits} bits or more` });
  return pem;
}

function publicKeyOf(pem: string) {
  try {
    return new X509Certificate(pem).publicKey;
  } catch {
    throw errors.samlCertificateRefused({ reason: 'it is no X.509 certificate' });
  }
}

/** Browsers are sent there. */
export function requireSsoUrl(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw errors.samlMetadataUnreadable({ reason: 'the address of the sign-in is no http or https URL' });
  return url;
}
