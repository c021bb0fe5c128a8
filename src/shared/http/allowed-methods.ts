interface Route {
  readonly pattern: URLPattern;
  readonly method: string;
}

/** Tells a path that does not exist from one that exists for other methods. Looked at after a 404 only. */
export class AllowedMethods {
  private readonly routes: Route[] = [];

  add(method: string | readonly string[], url: string): void {
    if (url.includes('*')) return;
    const pattern = new URLPattern({ pathname: url });
    for (const one of [method].flat()) this.routes.push({ pattern, method: one });
  }

  of(path: string): string[] {
    const matching = this.routes.filter(({ pattern }) => pattern.test({ pathname: path }));
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}
