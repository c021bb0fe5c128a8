import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningAlmanac, runAlmanac } from './running-almanac.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

interface Schema {
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
}

/** What Swagger UI puts into its forms: nothing when a person has to fill in something. */
function exampleOf({ example, examples = [], properties, required = [] }: Schema): unknown {
  const whole = example ?? examples[0];
  if (whole !== undefined || !properties) return whole;
  const parts = Object.entries(properties).map(([name, part]) => [name, exampleOf(part)] as const);
  const given = parts.filter(([, value]) => value !== undefined);
  const complete = required.every((name) => given.some(([known]) => known === name));
  return complete ? Object.fromEntries(given) : undefined;
}

/** They need what only the reader can have: a file, a second factor, the token of a directory, a browser that comes back from somewhere. */
const needsOwnIds = [
  'GET /api/v1/scim/v2/Groups',
  'GET /api/v1/scim/v2/Users',
  'POST /api/v1/billing/checkout',
  'POST /api/v1/billing/portal',
  'PATCH /api/v1/billing/subscription',
  'POST /api/v1/billing/webhook',
  'GET /api/v1/auth/oauth/callback',
  'POST /api/v1/data-sources',
  'POST /api/v1/query/file',
  'POST /api/v1/auth/mfa/challenge',
  'POST /api/v1/auth/mfa/recovery-codes',
];
/** In the order in which they make sense: the account of the examples is there first, and ends last. */
const inTurn = ['/auth/register', '/auth/login', 'any other', '/auth/logout'];
const rank = (route: string): number => {
  const named = inTurn.findIndex((end) => route.endsWith(end));
  return named < 0 ? inTurn.indexOf('any other') : named;
};

describe('the API document', () => {
  let almanac: RunningAlmanac;
  let document: OpenAPIObject;

  beforeAll(async () => {
    almanac = await runAlmanac();
    document = await (await fetch(`${almanac.address}/docs-json`)).json();
  });
  afterAll(() => almanac.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
        route: `${method.toUpperCase()} ${path}`,
        operation,
      })),
    );

  function requestOf(route: string, { parameters = [], requestBody }: Operation) {
    const [method = '', path = ''] = route.split(' ');
    const inPath = (parameters as Parameter[]).filter((one) => one.in === 'path');
    const filled = inPath.reduce(
      (url, { name, schema }) => url.replace(`{${name}}`, String(exampleOf(schema) ?? `{${name}}`)),
      path,
    );
    const asked = (parameters as Parameter[])
      .filter((one) => one.in === 'query' && one.required)
      .map(({ name, schema }) => [name, String(exampleOf(schema))]);
    const query = asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
    const content = (requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
    const body = content && exampleOf(content['application/json']?.schema ?? {});
    return filled.includes('{') || (content && !body) ? undefined : { method, path: filled + query, body };
  }

  it('describes every route', () => {
    for (const { route, operation } of operations()) {
      expect(operation.summary, route).toBeTruthy();
      expect(operation.tags, route).toHaveLength(1);
    }
  });

  it('has examples that run as they are', async () => {
    const runnable = operations()
      .flatMap(({ route, operation }) => {
        const request = needsOwnIds.includes(route) ? undefined : requestOf(route, operation);
        return request ? [{ route, request }] : [];
      })
      .toSorted((a, b) => rank(a.route) - rank(b.route));
    let token = '';
    const refused: object[] = [];
    for (const { route, request } of runnable) {
      const { method, path, body } = request;
      const response = await fetch(`${almanac.address}${path}`, {
        method,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (route.endsWith('/auth/register')) token = JSON.parse(text).accessToken;
      // What is for operators alone is refused to others, and says so.
      if (response.status >= 400 && response.status !== 403)
        refused.push({ route, status: response.status, text });
    }

    expect(refused).toEqual([]);
    expect(runnable.length).toBeGreaterThan(20);
  });
});
