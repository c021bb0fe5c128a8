import { Injectable } from '@nestjs/common';
import { ConfigError, CoreConfig } from '#shared/config';
import { identityErrors as errors } from '../../contract/errors.js';
import { OAuthConfig } from './config.js';

/** Somebody else whose word for who somebody is counts here, as the operator has it. */
export interface OAuthProvider {
  readonly id: string;
  readonly name: string;
  /** GitHub speaks OAuth 2.0 and not OpenID Connect. */
  readonly kind: 'oidc' | 'github';
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret?: string | undefined;
  readonly scope: string;
  /** Whether every e-mail address is taken for verified. */
  readonly trustEmail: boolean;
}

/** Where providers send browsers back to. */
const callbackPath = '/api/v1/auth/oauth/callback';
const openIdScope = 'openid profile email';

/** Those of the settings. What is set by half stops the start. */
@Injectable()
export class OAuthProviders {
  readonly all: readonly OAuthProvider[];

  constructor(
    config: OAuthConfig,
    private readonly core: CoreConfig,
  ) {
    const others = config.issuers.map((one) => ({
      ...one,
      name: one.name ?? one.id,
      kind: 'oidc' as const,
    }));
    this.all = [...google(config), ...microsoft(config), ...github(config), ...others];
    const issuers = this.all.map(({ issuer }) => issuer);
    if (new Set(issuers).size < issuers.length)
      throw new ConfigError('OAUTH_ISSUERS has a value: each issuer may be there once');
  }

  get(id: string): OAuthProvider {
    const found = this.all.find((one) => one.id === id);
    if (!found) throw errors.providerNotFound({ provider: id, providers: this.all.map((one) => one.id) });
    return found;
  }

  /** As it is registered at the providers; `origin`: where a request was sent to. */
  redirectUri(origin: string): string {
    return (this.core.publicUrl ?? origin) + callbackPath;
  }

  ofIssuer(issuer: string): OAuthProvider | undefined {
    return this.all.find((one) => one.issuer === issuer);
  }
}

function google({
  googleClientId: clientId,
  googleClientSecret: clientSecret,
}: OAuthConfig): OAuthProvider[] {
  const given = { OAUTH_GOOGLE_CLIENT_ID: clientId, OAUTH_GOOGLE_CLIENT_SECRET: clientSecret };
  if (!clientId || !allOrNone(given)) return [];
  const issuer = 'https://accounts.google.com';
  const fixed = {
    id: 'google',
    name: 'Google',
    kind: 'oidc',
    scope: openIdScope,
    trustEmail: false,
  } as const;
  return [{ ...fixed, issuer, clientId, clientSecret }];
}

function microsoft(config: OAuthConfig): OAuthProvider[] {
  const { microsoftClientId: clientId, microsoftClientSecret: clientSecret, microsoftTenant } = config;
  const given = {
    OAUTH_MICROSOFT_CLIENT_ID: clientId,
    OAUTH_MICROSOFT_CLIENT_SECRET: clientSecret,
    OAUTH_MICROSOFT_TENANT: microsoftTenant,
  };
  if (!clientId || !microsoftTenant || !allOrNone(given)) return [];
  const issuer = `https://login.microsoftonline.com/${microsoftTenant}/v2.0`;
  const trustEmail = config.microsoftTrustEmail === 'on';
  const fixed = { id: 'microsoft', name: 'Microsoft', kind: 'oidc', scope: openIdScope } as const;
  return [{ ...fixed, issuer, clientId, clientSecret, trustEmail }];
}

function github(config: OAuthConfig): OAuthProvider[] {
  const { githubClientId: clientId, githubClientSecret: clientSecret, githubUrl } = config;
  const given = { OAUTH_GITHUB_CLIENT_ID: clientId, OAUTH_GITHUB_CLIENT_SECRET: clientSecret };
  if (!clientId || !allOrNone(given)) return [];
  const scope = 'read:user user:email';
  const fixed = { id: 'github', name: 'GitHub', kind: 'github', trustEmail: false } as const;
  return [{ ...fixed, issuer: githubUrl, clientId, clientSecret, scope }];
}

function allOrNone(given: Readonly<Record<string, string | undefined>>): boolean {
  const missing = Object.keys(given).filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < Object.keys(given).length)
    throw new ConfigError(`${missing.join(' and ')} is not set: it belongs to the others of its provider`);
  return missing.length === 0;
}
