export const apiPrefix = 'api/v1';

/** What monitors and other processes of ours call: outside the API, and with as little around it as possible. */
export const operationalRoutes = ['health', 'health/deep', 'ready', 'metrics', 'messages/:type'];

/** Where the rest of the world looks for it. */
export const wellKnownRoutes = ['.well-known/jwks.json'];

const operationalPaths: ReadonlySet<string> = new Set(operationalRoutes.map((route) => `/${route}`));

export const isApi = (path: string): boolean => path.startsWith('/api/');

/** Tokens, who somebody is, who did what and who pays. */
export const isSensitive = (path: string): boolean =>
  /^\/api\/v1\/(auth|scim|governance|billing)(\/|$)/.test(path);

export const isOperational = (path: string): boolean => operationalPaths.has(path);
