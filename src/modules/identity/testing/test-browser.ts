/** Keeps cookies by host and follows redirects, as a browser does; stops where it is told to. */
export class TestBrowser {
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Of one host and port. */
  cookiesOf(origin: string): string {
    return [...(this.cookies.get(origin) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(origin: string, setCookies: readonly string[]): void {
    const kept = this.cookies.get(origin) ?? new Map<string, string>();
    for (const one of setCookies) {
      const [pair = ''] = one.split(';', 1);
      const at = pair.indexOf('=');
      kept.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.cookies.set(origin, kept);
  }

  /** The address that the provider sends the browser back to, once somebody has signed in there. */
  async signInAt(authorizationUrl: string, name: string): Promise<URL> {
    const { origin } = new URL(authorizationUrl);
    let at = new URL(authorizationUrl);
    let body: string | undefined;
    for (let step = 0; step < 10; step += 1) {
      const response = await this.send(at, body);
      body = undefined;
      const location = response.headers.get('location');
      if (location === null) body = this.formOf(await response.text(), name);
      const next = new URL(location ?? at.href, at);
      if (next.origin !== origin) return next;
      at = next;
    }
    throw new Error(`The provider did not send the browser back from ${at}.`);
  }

  private async send(url: URL, body: string | undefined): Promise<Response> {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: {
        cookie: this.cookiesOf(url.origin),
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body !== undefined && { body }),
    });
    this.keep(url.origin, response.headers.getSetCookie());
    return response;
  }

  private formOf(page: string, name: string): string {
    if (page.includes('name="login"'))
      return new URLSearchParams({ prompt: 'login', login: name, password: 'any' }).toString();
    if (page.includes('value="consent"')) return new URLSearchParams({ prompt: 'consent' }).toString();
    throw new Error(`The provider shows a page that nobody expects: ${page.slice(0, 2000)}`);
  }
}
