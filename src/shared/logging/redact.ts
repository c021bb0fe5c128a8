const hidden = '[hidden]';

/** Names whose values never reach the log, in whatever object they are; compared without case and separators. */
const secretNames = new Set([
  'authorization',
  'cookie',
  'setcookie',
  'password',
  'passwordhash',
  'currentpassword',
  'newpassword',
  'token',
  'accesstoken',
  'refreshtoken',
  'secret',
  'clientsecret',
  'challenge',
  'apikey',
  'encryptionkey',
  'jwtprivatekey',
  'privatekey',
  'idtoken',
  'codeverifier',
  'samlresponse',
  'recoverycodes',
]);

const deepest = 5;

/** Lines have the same few names, thousands of times a second. */
const decided = new Map<string, boolean>();
const mostDecided = 1000;

function isSecret(name: string): boolean {
  const known = decided.get(name);
  if (known !== undefined) return known;
  const secret = secretNames.has(name.toLowerCase().replace(/[-_]/g, ''));
  if (decided.size < mostDecided) decided.set(name, secret);
  return secret;
}

/**
 * A line without the values of such names. Our own walk: pino's redaction follows a list of paths, each at every
 * depth, and took longer than the rest of a line.
 */
export function hideSecrets(line: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(line)) {
    const isNested = typeof value === 'object' && value !== null && !(value instanceof Error);
    if (isSecret(name)) shown[name] = hidden;
    else if (!isNested) shown[name] = value;
    else shown[name] = depth < deepest ? hideInside(value, depth + 1) : '[deeper]';
  }
  return shown;
}

function hideInside(value: object, depth: number): unknown {
  if ('toJSON' in value) return value;
  if (Array.isArray(value)) return value.map((one) => (isObject(one) ? hideInside(one, depth) : one));
  return hideSecrets(value as Record<string, unknown>, depth);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const secretsInText: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic) +[\w.~+/=-]+/gi, `$1 ${hidden}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, hidden],
  [/\balm_[\w-]{20,}/g, hidden],
  [/(:\/\/[^\s:/@]*):[^\s/@]+@/g, `$1:${hidden}@`],
  [/\b(password|token|secret|api[_-]?key|access_token|refresh_token)=[^\s&"']+/gi, `$1=${hidden}`],
];

/** A text without the secrets that errors of other libraries like to quote: tokens, and passwords in URLs. */
export const redactText = (text: string): string =>
  secretsInText.reduce((rest, [secret, replacement]) => rest.replace(secret, replacement), text);
