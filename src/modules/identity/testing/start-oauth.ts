import { vi } from 'vitest';
import { Clock } from '#shared/clock';
import type { ModuleClass } from '#shared/contracts';
import { FixedClock, startModule } from '#shared/testing';
import { DevelopmentProvider, developmentClient } from './development-provider.js';
import { realTokens } from './real-tokens.js';
import { TestBrowser } from './test-browser.js';

/** Where browsers find Almanac; nothing listens there, requests are handed in. */
export const almanac = 'http://almanac.test';
export const redirectUri = `${almanac}/api/v1/auth/oauth/callback`;
export const password = 'correct horse battery staple';

export interface Sent {
  readonly token?: string | undefined;
  readonly body?: object | undefined;
  readonly by: TestBrowser;
}

/** The settings of a provider. */
export const issuerOf = (id: string, { issuer }: DevelopmentProvider) => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  issuer,
  clientId: developmentClient.id,
  clientSecret: developmentClient.secret,
});

/** `identity` alone, with two real providers: `company` and `other`. */
export async function startOAuth(module: ModuleClass) {
  const clock = new FixedClock(new Date().toISOString());
  const company = await DevelopmentProvider.start({ redirectUris: [redirectUri] });
  const other = await DevelopmentProvider.start({ redirectUris: [redirectUri] });
  vi.stubEnv('OAUTH_ISSUERS', JSON.stringify([issuerOf('company', company), issuerOf('other', other)]));
  const app = await startModule(module, {
    override: (builder) => realTokens(builder).overrideProvider(Clock).useValue(clock),
  });

  /** Paths of `/api/v1/auth`, or whole ones. */
  const send = async (route: string, { token, body, by }: Sent) => {
    const [method = '', path = ''] = route.split(' ');
    const response = await app.http({
      method: method as 'GET',
      url: path.startsWith('/') ? path : `/api/v1/auth/${path}`,
      headers: {
        host: 'almanac.test',
        cookie: by.cookiesOf(almanac),
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { payload: body }),
    });
    const setCookies = [response.headers['set-cookie'] ?? []].flat();
    by.keep(almanac, setCookies);
    const isJson = String(response.headers['content-type']).includes('json');
    return {
      status: response.statusCode,
      body: isJson ? response.json() : undefined,
      location: String(response.headers.location ?? ''),
      setCookie: String(setCookies),
    };
  };

  return {
    app,
    clock,
    company,
    other,
    send,
    stop: async () => {
      await app.stop();
      await company.down();
      await other.down();
      vi.unstubAllEnvs();
    },
  };
}

export type OAuthApp = Awaited<ReturnType<typeof startOAuth>>;

/** What people do, each in a browser of their own. */
export class Person {
  private static count = 0;
  readonly browser = new TestBrowser();

  constructor(
    private readonly app: OAuthApp,
    readonly name = Person.newName(),
  ) {}

  static newName(): string {
    Person.count += 1;
    return `ada${Person.count}@example.com`;
  }

  send(route: string, { token, body }: Omit<Sent, 'by'> = {}) {
    return this.app.send(route, { token, body, by: this.browser });
  }

  /** Where the provider sends the browser back to. */
  async visit(path = 'oauth/company', name = this.name): Promise<URL> {
    return this.browser.signInAt((await this.send(`GET ${path}`)).location, name);
  }

  /** Brings what the provider sent to Almanac. */
  back({ pathname, search }: URL) {
    return this.send(`GET ${pathname}${search}`);
  }

  async codeFor(path?: string): Promise<string> {
    return (await this.back(await this.visit(path))).body.code;
  }

  exchange(code: string) {
    return this.send('POST oauth/exchange', { body: { code } });
  }

  async signIn(path?: string) {
    return this.exchange(await this.codeFor(path));
  }

  async register(): Promise<{ accessToken: string; user: { id: string } }> {
    return (await this.send('POST register', { body: { email: this.name, password } })).body;
  }

  /** Somebody who has signed in links an account at a provider. */
  async link(token: string, name: string, provider = 'company') {
    const begun = await this.send('POST oauth/link', { token, body: { provider } });
    const { body } = await this.back(await this.browser.signInAt(begun.body.url, name));
    return this.send('POST identities', { token, body: { code: body.code } });
  }
}

export const refused = (code: string, status = 401) => ({ status, body: { code } });
