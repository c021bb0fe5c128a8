import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Whoever wants to sign in as somebody just says so: for development and tests, on this machine alone. */
export interface DevelopmentProviderOptions {
  /** 0 takes any free one. */
  readonly port?: number;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly redirectUris: readonly string[];
}

type Listener = ReturnType<Provider['callback']>;

export const developmentClient = { id: 'almanac', secret: 'only-for-development' };

/**
 * An OpenID Connect provider, `oidc-provider` from npm. The name typed at its sign-in page is the subject; with an @ in it, it is
 * the e-mail address too, verified unless it begins with `unverified`.
 */
export class DevelopmentProvider {
  private server: Server | undefined;
  private listener: Listener | undefined;
  private port: number;

  private readonly options: DevelopmentProviderOptions;

  /** Written out: scripts run this file with its types stripped. */
  private constructor(options: DevelopmentProviderOptions) {
    this.options = options;
    this.port = options.port ?? 0;
  }

  static async start(options: DevelopmentProviderOptions): Promise<DevelopmentProvider> {
    const provider = new DevelopmentProvider(options);
    await provider.up();
    provider.changeKeys();
    return provider;
  }

  get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on it signs with a key that nobody has seen, and knows no other. */
  changeKeys(): void {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const kid = `key-${Date.now()}-${Math.random()}`;
    this.listener = this.newProvider({ ...privateKey.export({ format: 'jwk' }), kid, use: 'sig' }).callback();
  }

  /** On the port that it had. */
  async up(): Promise<void> {
    const server = createServer((request, response) => this.listener?.(request, response));
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen(this.port, '127.0.0.1', resolve),
    );
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async down(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    this.server = undefined;
  }

  private newProvider(key: object): Provider {
    const { clientId, clientSecret, redirectUris } = this.options;
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: clientId ?? developmentClient.id,
          client_secret: clientSecret ?? developmentClient.secret,
          redirect_uris: [...redirectUris],
        },
      ],
      jwks: { keys: [key] },
      cookies: { keys: ['only-for-development'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      pkce: { required: () => true },
      ttl: {
        AuthorizationCode: 60,
        AccessToken: 600,
        IdToken: 600,
        Interaction: 600,
        Grant: 600,
        Session: 600,
      },
      findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id) }),
      loadExistingGrant,
    });
    provider.on('server_error', (_context, error) => console.error(error));
    return provider;
  }
}

const claimsOf = (id: string) => ({
  sub: id,
  name: id.replace(/@.*/, ''),
  ...(id.includes('@') && { email: id, email_verified: !id.startsWith('unverified') }),
});

/** Nobody is asked whether Almanac may know the address: they said it a moment ago. */
const loadExistingGrant: NonNullable<ConstructorParameters<typeof Provider>[1]>['loadExistingGrant'] = async (
  context,
) => {
  const { session, client, provider, params } = context.oidc;
  if (!session?.accountId || !client) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope(String(params?.scope ?? 'openid'));
  await grant.save();
  return grant;
};
