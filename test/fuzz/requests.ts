import type { OpenAPIObject } from '@nestjs/swagger';
import fc, { type Arbitrary } from 'fast-check';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** What goes over the wire. */
export interface FuzzedRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | { readonly file: Uint8Array; readonly name: string };
}

export interface FuzzedRoute {
  readonly name: string;
  readonly method: string;
  readonly requests: Arbitrary<FuzzedRequest>;
}

/** Of one value in a URL or a header: Node itself refuses a head of more than 16 KB. */
const longest = 600;

/** What has broken programs before. */
const nasty: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '😀'.repeat(40),
    'x'.repeat(20_000),
    "'; drop table question; --",
    '../../etc/passwd',
    '%00',
    '{{7*7}}',
    '__proto__',
    'constructor',
    '0000-00-00T99:99:99Z',
    '00000000-0000-0000-0000-000000000000',
    null,
    true,
    -1,
    0,
    1e308,
    2 ** 53,
    -0.5,
    [],
    {},
    [[[[[[[[]]]]]]]],
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** By schema, with something else in its place now and then. */
export class Fuzzer {
  private readonly components: Readonly<Record<string, Schema>>;

  constructor(
    private readonly document: OpenAPIObject,
    /** Ids of things that exist: more is done with them. */
    private readonly known: readonly string[],
  ) {
    this.components = (document.components?.schemas ?? {}) as Record<string, Schema>;
  }

  routes(): FuzzedRoute[] {
    return Object.entries(this.document.paths).flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        requests: this.requestsTo(path, method, operation),
      })),
    );
  }

  private requestsTo(path: string, method: string, operation: Operation): Arbitrary<FuzzedRequest> {
    const { parameters = [], requestBody } = operation;
    const valuesOf = (place: string) => {
      const named = parameters.filter((one) => one.in === place);
      return fc.record(
        Object.fromEntries(named.map(({ name, schema }) => [name, this.text(schema, method)])),
        place === 'path' ? {} : { requiredKeys: [] },
      );
    };
    return fc
      .record({
        path: valuesOf('path'),
        query: valuesOf('query'),
        headers: valuesOf('header'),
        body: this.body(requestBody?.content),
      })
      .map(({ path: inPath, query, headers, body }) => ({
        path: `${filled(path, inPath)}?${new URLSearchParams(query as Record<string, string>)}`,
        headers: headersOf(headers as Record<string, string>),
        ...(body !== undefined && { body }),
      }));
  }

  private body(
    content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined,
  ): Arbitrary<FuzzedRequest['body']> {
    if (!content) return fc.constant(undefined);
    const json = this.value(content['application/json']?.schema ?? {}, 0).map((value) =>
      JSON.stringify(value),
    );
    const broken = fc.constantFrom('{', '"', '[1,', '{"a":1,}', 'nul', '\u0000');
    if (!content['multipart/form-data']) return fc.oneof({ weight: 9, arbitrary: json }, broken);
    return fc.record({ file: fc.uint8Array({ maxLength: 300 }), name: fc.string({ maxLength: 30 }) });
  }

  /** In a path or a query: what is deleted is nothing that others are tried with. */
  private text(schema: Schema = {}, method = 'get'): Arbitrary<string> {
    const known = method === 'delete' || this.known.length === 0 ? [] : [fc.constantFrom(...this.known)];
    return fc
      .oneof(...known, this.value(schema, 0), nasty)
      .map((value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, longest));
  }

  private value(schema: Schema, depth: number): Arbitrary<unknown> {
    return fc.oneof({ weight: 6, arbitrary: this.fitting(schema, depth) }, { weight: 1, arbitrary: nasty });
  }

  private fitting(schema: Schema, depth: number): Arbitrary<unknown> {
    if (depth > 5) return nasty;
    if (schema.$ref)
      return this.fitting(this.components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, depth + 1);
    const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
    if (choices) return fc.oneof(...choices.map((one) => this.fitting(one, depth + 1)));
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) return fc.constantFrom(...schema.enum);
    const typed = this.ofType(schema, depth);
    return schema.example === undefined ? typed : fc.oneof(typed, fc.constant(schema.example));
  }

  private ofType(schema: Schema, depth: number): Arbitrary<unknown> {
    switch (schema.type) {
      case 'object':
        return this.object(schema, depth);
      case 'array':
        return fc.array(this.value(schema.items ?? {}, depth + 1), { maxLength: 4 });
      case 'boolean':
        return fc.boolean();
      case 'integer':
      case 'number':
        return fc.oneof(fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1000 }), fc.double());
      case 'string':
        return schema.format === 'uuid'
          ? fc.oneof(fc.uuid(), fc.constantFrom('x', ...this.known))
          : fc.string({ unit: 'grapheme', maxLength: 60 });
      default:
        return nasty;
    }
  }

  /** Mostly whole, so that more than the first missing field is looked at. */
  private object({ properties = {} }: Schema, depth: number): Arbitrary<unknown> {
    const fields = Object.entries(properties).map(
      ([name, one]) => [name, this.value(one, depth + 1)] as const,
    );
    const whole = Object.fromEntries(fields);
    return fc.oneof(fc.record(whole), fc.record(whole, { requiredKeys: [] }));
  }
}

const filled = (path: string, values: Readonly<Record<string, unknown>>): string =>
  path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(values[name]).toWellFormed()) || '%20');

/** What cannot be sent at all is not tried: headers carry bytes. */
const headersOf = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value.replace(/[^\x20-\x7e]/g, '?')]),
  );
