import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import { scopeOf } from '#shared/auth';
import type { Permission } from '#shared/contracts';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

interface Marks {
  'x-access'?: string;
  'x-permission'?: Permission;
  'x-scope'?: string;
  /** `account` or `path`: the header does not say for which organisation. */
  'x-place'?: string;
}

const common = {
  organization: {
    name: 'X-Organization-Id',
    in: 'header',
    required: false,
    schema: { type: 'string', format: 'uuid' },
    description: 'One of my organisations; the personal one when left out.',
  },
  idempotency: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', maxLength: 200 },
    description: 'Any text of the caller’s: the same request with the same key is carried out once.',
  },
  fields: {
    name: 'fields',
    in: 'query',
    required: false,
    schema: { type: 'string' },
    description:
      'Only these fields of the answer, in a list of each item, separated by commas; a.b for nested ones.',
  },
} as const;

const text = (description: string, example: unknown) => ({ type: 'string', description, example });

const problem = {
  type: 'object',
  description: 'RFC 9457. Every code is listed in docs/errors.md.',
  required: ['type', 'title', 'status', 'code', 'instance', 'requestId'],
  properties: {
    type: text('`urn:problem:` and the code.', 'urn:problem:files.notFound'),
    title: text('The kind of the problem.', 'not-found'),
    status: { type: 'integer', description: 'The HTTP status.', example: 404 },
    detail: text('What is wrong and what is allowed, for people.', 'File 7 does not exist.'),
    code: text('Stable: branch on it.', 'files.notFound'),
    kind: text('What sort of failure it is; absent when nobody foresaw it.', 'not-found'),
    details: { type: 'object', description: 'The values that the detail names.', example: { fileId: '7' } },
    instance: text('The path that was asked.', '/api/v1/files/7'),
    requestId: text('The same as in the header X-Request-Id and in the log.', '9x8Ip7VZRKX2-c'),
  },
};

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** What Swagger UI sends after Authorize; the empty one says that nothing is needed. */
const securityOf: Record<string, Operation['security']> = {
  public: [{}],
  guests: [{ bearer: [] }, { password: [] }, {}],
  user: [{ bearer: [] }, { password: [] }],
};

/**
 * What the decorators of `#shared/auth` leave behind, made complete: a route that says nothing is for users. It stays
 * in the document, so that a client knows which scope an API key needs.
 */
function takeAccess(method: string, operation: Operation & Marks): string {
  const access = operation['x-access'] ?? 'user';
  operation['x-access'] = access;
  if (access !== 'public')
    operation['x-scope'] ??= scopeOf({ method: method.toUpperCase(), permission: operation['x-permission'] });
  operation.security = securityOf[access];
  return access;
}

function addParameters(method: string, operation: Operation & Marks, access: string): void {
  operation.parameters ??= [];
  if (access !== 'public' && !operation['x-place']) operation.parameters.push(common.organization);
  if (method === 'get') operation.parameters.push(common.fields);
  if (method === 'post' && access !== 'public') operation.parameters.push(common.idempotency);
}

/** The problems that any route of this shape may answer; what is special to one, its controller documents. */
function problemsOf(path: string, access: string): Record<string, string> {
  return {
    ...(path.startsWith('/api/') && { 400: 'The request is wrong; `details` says where.' }),
    ...(access === 'user' && { 401: 'No valid access token (`auth.required`, …).' }),
    ...(path.includes('{') && { 404: 'There is nothing of this id, or it belongs to somebody else.' }),
    ...(path.startsWith('/api/') && { 429: 'Too many requests; `Retry-After` says when to come back.' }),
    default: 'Any other problem.',
  };
}

function completeResponses(path: string, operation: Operation, access: string): void {
  for (const [status, description] of Object.entries(problemsOf(path, access))) {
    operation.responses[status] ??= { description };
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response) continue;
    if (!(status.startsWith('2') || status.startsWith('3'))) response.content ??= problemContent;
    response.description ||= STATUS_CODES[status] ?? '';
  }
}

/** Zod writes the pattern behind each format and the bounds of every integer: true, and in the way of a reader. */
function isNoise(key: string, value: unknown, schema: object): boolean {
  if (key === 'pattern') return 'format' in schema && typeof schema.format === 'string';
  return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER && (key === 'minimum' || key === 'maximum');
}

function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !isNoise(key, inner, value));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNoise(inner)]));
}

/** What every route has, so that no controller repeats it. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (typeof operation !== 'object' || !('responses' in operation)) continue;
      const access = takeAccess(method, operation);
      addParameters(method, operation, access);
      completeResponses(path, operation, access);
    }
  }
  const schemas = { ...document.components?.schemas, Problem: problem };
  return withoutNoise({ ...document, components: { ...document.components, schemas } }) as OpenAPIObject;
}
