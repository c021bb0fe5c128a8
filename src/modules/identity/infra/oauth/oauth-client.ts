import { Injectable } from '@nestjs/common';
import type { Configuration, ServerMetadata } from 'openid-client';
import { z } from 'zod';
import { identityOfClaims, identityOfGitHub, type ProvenIdentity } from '../../domain/proven-identity.js';
import { failureOf, unavailable } from './oauth-failures.js';
import type { OAuthProvider } from './oauth-providers.js';

/** What ties an answer to one visit of one browser. */
export interface VisitSecrets {
  readonly state: string;
  readonly nonce: string;
  /** RFC 7636. */
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

interface Known {
  readonly metadata: ServerMetadata;
  readonly at: number;
}

/** How long a change at a provider may go unnoticed. Its keys are asked for anew each time. */
const metadataMs = 10 * 60_000;
const timeoutSeconds = 10;

const user = z.object({ id: z.int(), login: z.string(), name: z.string().nullish() });
const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Loaded when somebody signs in this way. */
const library = () => import('openid-client');

/** Speaks OAuth 2.0 and OpenID Connect with providers, by openid-client. */
@Injectable()
export class OAuthClient {
  private readonly known = new Map<string, Known>();

  /** Where the browser goes. */
  async authorizationUrl(provider: OAuthProvider, visit: VisitSecrets): Promise<string> {
    const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await library();
    const configuration = await this.configurationOf(provider);
    return buildAuthorizationUrl(configuration, {
      redirect_uri: visit.redirectUri,
      scope: provider.scope,
      state: visit.state,
      code_challenge: await calculatePKCECodeChallenge(visit.codeVerifier),
      code_challenge_method: 'S256',
      ...(provider.kind === 'oidc' && { nonce: visit.nonce }),
    }).href;
  }

  /** Who came back, by what the provider answers to the code of the query. */
  async identify(
    provider: OAuthProvider,
    parameters: Readonly<Record<string, string>>,
    visit: VisitSecrets,
  ): Promise<ProvenIdentity> {
    const configuration = await this.configurationOf(provider);
    const returned = new URL(`${visit.redirectUri}?${new URLSearchParams(parameters)}`);
    try {
      return provider.kind === 'github'
        ? await this.askGitHub({ provider, configuration, returned }, visit)
        : await this.askIssuer({ provider, configuration, returned }, visit);
    } catch (error) {
      throw failureOf(provider, error);
    }
  }

  /** Some providers say the e-mail address in the ID token, some when asked. */
  private async askIssuer({ provider, configuration, returned }: Answer, visit: VisitSecrets) {
    const { authorizationCodeGrant, fetchUserInfo } = await library();
    const tokens = await authorizationCodeGrant(configuration, returned, {
      expectedState: visit.state,
      expectedNonce: visit.nonce,
      pkceCodeVerifier: visit.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('An ID token that was asked for is not there.');
    if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint)
      return identityOfClaims(claims, provider);
    const asked = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return identityOfClaims({ ...asked, ...claims }, provider);
  }

  private async askGitHub({ provider, configuration, returned }: Answer, visit: VisitSecrets) {
    const { authorizationCodeGrant, fetchProtectedResource } = await library();
    const { access_token: token } = await authorizationCodeGrant(configuration, returned, {
      expectedState: visit.state,
      pkceCodeVerifier: visit.codeVerifier,
    });
    const headers = new Headers({ accept: 'application/vnd.github+json' });
    const get = async (path: string): Promise<unknown> => {
      const url = new URL(gitHubApiOf(provider) + path);
      const response = await fetchProtectedResource(configuration, token, url, 'GET', undefined, headers);
      return response.json().catch(() => undefined);
    };
    const answers = { user: await get('/user'), emails: await get('/user/emails') };
    const known = z.object({ user, emails }).safeParse(answers);
    if (!known.success) throw unavailable(provider, known.error);
    return identityOfGitHub(provider.issuer, known.data.user, known.data.emails);
  }

  /** A new one each time, so that it holds no key that the provider has taken back. */
  private async configurationOf(provider: OAuthProvider): Promise<Configuration> {
    const client = await library();
    const isSecure = provider.issuer.startsWith('https:');
    const metadata = await this.metadataOf(provider, isSecure).catch((error) => {
      throw unavailable(provider, error);
    });
    const configuration = new client.Configuration(metadata, provider.clientId, provider.clientSecret);
    configuration.timeout = timeoutSeconds;
    if (!isSecure) client.allowInsecureRequests(configuration);
    if (provider.kind === 'oidc') client.enableNonRepudiationChecks(configuration);
    return configuration;
  }

  private async metadataOf(provider: OAuthProvider, isSecure: boolean): Promise<ServerMetadata> {
    if (provider.kind === 'github') return gitHubMetadataOf(provider);
    const known = this.known.get(provider.id);
    if (known && performance.now() - known.at < metadataMs) return known.metadata;
    const { allowInsecureRequests, discovery } = await library();
    const options = { timeout: timeoutSeconds, ...(!isSecure && { execute: [allowInsecureRequests] }) };
    const found = await discovery(new URL(provider.issuer), provider.clientId, undefined, undefined, options);
    const metadata = found.serverMetadata();
    this.known.set(provider.id, { metadata, at: performance.now() });
    return metadata;
  }
}

interface Answer {
  readonly provider: OAuthProvider;
  readonly configuration: Configuration;
  /** The redirect URI with what the provider added. */
  readonly returned: URL;
}

const gitHubMetadataOf = ({ issuer }: OAuthProvider): ServerMetadata => ({
  issuer: `${issuer}/login/oauth`,
  authorization_endpoint: `${issuer}/login/oauth/authorize`,
  token_endpoint: `${issuer}/login/oauth/access_token`,
});

const gitHubApiOf = ({ issuer }: OAuthProvider): string =>
  issuer === 'https://github.com' ? 'https://api.github.com' : `${issuer}/api/v3`;
