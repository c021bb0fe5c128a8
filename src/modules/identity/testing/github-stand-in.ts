import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { developmentClient } from './development-provider.js';

interface GitHubAccount {
  readonly id: number;
  readonly login: string;
  readonly emails: readonly {
    readonly email: string;
    readonly primary: boolean;
    readonly verified: boolean;
  }[];
}

/**
 * A GitHub Enterprise Server as far as signing in goes: `oidc-provider` as a plain OAuth 2.0 server at GitHub's paths, and the
 * two resources that say who it is. Whoever signs in as a login of `accounts` is that account.
 */
export class GitHubStandIn {
  readonly accounts = new Map<string, GitHubAccount>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly provider: Provider,
  ) {
    server.on('request', (request, response) => void this.answer(request, response));
  }

  static async start(redirectUri: string): Promise<GitHubStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const provider = new Provider(`${url}/login/oauth`, {
      clients: [
        {
          client_id: developmentClient.id,
          client_secret: developmentClient.secret,
          redirect_uris: [redirectUri],
        },
      ],
      routes: { authorization: '/authorize', token: '/access_token' },
      scopes: ['read:user', 'user:email'],
      cookies: { keys: ['only-for-tests'] },
      findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      ttl: { AuthorizationCode: 60, AccessToken: 600, Interaction: 600, Grant: 600, Session: 600 },
    });
    return new GitHubStandIn(server, url, provider);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '' } = request;
    if (!url.startsWith('/api/v3/')) {
      Object.assign(request, { originalUrl: url, url: url.replace('/login/oauth', '') || '/' });
      await this.provider.callback()(request, response);
      return;
    }
    const bearer = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const token = await this.provider.AccessToken.find(bearer);
    const account = this.accounts.get(token?.accountId ?? '');
    const answer =
      url === '/api/v3/user' ? account && { id: account.id, login: account.login } : account?.emails;
    response
      .writeHead(answer ? 200 : 401, { 'content-type': 'application/json' })
      .end(JSON.stringify(answer));
  }
}
