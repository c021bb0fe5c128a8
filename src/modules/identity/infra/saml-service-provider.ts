import { Injectable } from '@nestjs/common';
import type { SamlConfig } from '@node-saml/node-saml';
import { CoreConfig } from '#shared/config';
import { reasonOf } from '#shared/errors';
import { identityErrors as errors } from '../contract/errors.js';
import { homeOf } from './home.js';
import { type Assertion, readAssertion } from './saml-assertion.js';
import type { SamlConnectionEntity } from './saml-connection.entity.js';

const acceptedClockSkewMs = 60_000;
/** Whatever its provider allows. */
const maxAssertionAgeMs = 10 * 60_000;

/** Nobody needs them, and parsers have been led astray with them. */
const declarations = /<!(?:DOCTYPE|ENTITY)/i;
const weakAlgorithms = /Algorithm\s*=\s*["'][^"']*(?:[#-](?:sha1|md5)|dsa-sha1|hmac-[^"']*)["']/i;

interface Addresses {
  /** Where the metadata is, too. */
  readonly entityId: string;
  readonly consumerUrl: string;
}

/** This server as providers see it: one party for each organisation. The library is loaded when somebody uses it. */
@Injectable()
export class SamlServiceProvider {
  private readonly home: string;

  constructor(core: CoreConfig) {
    this.home = homeOf(core);
  }

  addresses(organizationId: string): Addresses {
    const own = `${this.home}/api/v1/auth/saml/${organizationId}`;
    return { entityId: `${own}/metadata`, consumerUrl: `${own}/acs` };
  }

  async metadata(organizationId: string): Promise<string> {
    const party = await this.party({ organizationId, idpEntityId: '', ssoUrl: '', certificates: ['none'] });
    return party.generateServiceProviderMetadata(null);
  }

  /** With a request of this id. */
  async requestUrl(connection: SamlConnectionEntity, id: string): Promise<string> {
    const party = await this.party(connection, { generateUniqueId: () => id });
    return party.getAuthorizeUrlAsync('', undefined, {});
  }

  /** What the provider of the organisation says to this server now. Whether it said so before is for others to know. */
  async read(connection: SamlConnectionEntity, response: string): Promise<Assertion> {
    const { consumerUrl } = this.addresses(connection.organizationId);
    try {
      const xml = Buffer.from(response, 'base64').toString();
      if (declarations.test(xml)) throw new Error('it declares a document type or entities');
      if (weakAlgorithms.test(xml))
        throw new Error('it is signed with an algorithm that is not safe any more');
      const { profile } = await (await this.party(connection)).validatePostResponseAsync({
        SAMLResponse: response,
      });
      if (!profile) throw new Error('it says nothing of anybody');
      const assertion = readAssertion(profile);
      if (assertion.issuer !== connection.idpEntityId) throw new Error('somebody else has issued it');
      if (assertion.recipient !== consumerUrl) throw new Error('it is for another recipient');
      return assertion;
    } catch (error) {
      throw errors.samlRefused({ reason: reasonOf(error) });
    }
  }

  private async party(
    connection: Pick<SamlConnectionEntity, 'organizationId' | 'idpEntityId' | 'ssoUrl' | 'certificates'>,
    options: Partial<SamlConfig> = {},
  ) {
    const { SAML, ValidateInResponseTo } = await import('@node-saml/node-saml');
    const { entityId, consumerUrl } = this.addresses(connection.organizationId);
    return new SAML({
      issuer: entityId,
      audience: entityId,
      callbackUrl: consumerUrl,
      entryPoint: connection.ssoUrl,
      idpIssuer: connection.idpEntityId,
      idpCert: connection.certificates,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: false,
      validateInResponseTo: ValidateInResponseTo.never,
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      acceptedClockSkewMs,
      maxAssertionAgeMs,
      ...options,
    });
  }
}
