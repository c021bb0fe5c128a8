import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { correlationId } from '#shared/correlation';
import { AppError } from '#shared/errors';
import { HttpConfig, httpAdapter, Responds, setUpHttp } from '#shared/http';
import { pageOf } from '#shared/pagination';

const thing = z.object({
  id: z.int(),
  name: z.string(),
  owner: z.object({ id: z.int(), email: z.string() }),
  extra: z.record(z.string(), z.unknown()).optional(),
});
const ada = { id: 7, email: 'ada@example.com' };
const anvil = { id: 1, name: 'anvil', owner: ada, extra: { weight: { kg: 5 } }, secret: 'x' };

@Controller('things')
class ThingsController {
  @Get()
  @Responds(200, pageOf(thing))
  list() {
    return { items: [anvil], nextCursor: 'abc' };
  }

  @Get('one')
  @Responds(200, thing)
  one() {
    return anvil;
  }

  @Get('versioned')
  @Header('etag', '"v1"')
  versioned() {
    return { version: 1 };
  }

  @Get('large')
  large() {
    return { text: 'almanac '.repeat(1000) };
  }

  @Get('wrong')
  @Responds(200, thing)
  wrong() {
    return { id: 'not a number' };
  }

  @Get('correlation')
  correlation() {
    return { id: correlationId() };
  }

  @Post()
  @Responds(201, thing)
  add(@Body({ schema: thing.omit({ owner: true }) }) body: object) {
    return { ...body, owner: ada };
  }

  @Post('correlation')
  @HttpCode(200)
  async correlationAfterBody(@Body() _: unknown) {
    return { id: correlationId() };
  }

  @Get('of/:id')
  ofId(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: z.object({ n: z.coerce.number() }) }) q: object,
  ) {
    return { id, q };
  }

  @Get('fails/:how')
  fails(@Param('how') how: string) {
    if (how === 'bug') throw new Error('a secret detail');
    const kinds = { missing: 'not-found', away: 'unavailable', large: 'too-large' } as const;
    const kind = kinds[how as keyof typeof kinds];
    throw new AppError({ code: `things.${how}`, kind, message: 'No.', details: { how } });
  }
}

@Controller()
class HealthController {
  @Get('health')
  health() {
    return { status: 'ok' };
  }
}

@Controller('auth')
class AccountController {
  @Get('profile')
  profile() {
    return { name: 'Ada' };
  }
}

describe('every HTTP process of ours', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const compiled = await Test.createTestingModule({
      controllers: [ThingsController, HealthController, AccountController],
    }).compile();
    const config = { ...new HttpConfig(), bodyLimitKb: 2, corsOrigins: ['https://app.example'] };
    app = compiled.createNestApplication<NestFastifyApplication>(httpAdapter(config), { logger: false });
    await setUpHttp(app, config).init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(() => app.close());

  const send = async (url: string, options: InjectOptions = {}) => {
    const response = await app.inject({ url: url.startsWith('/') ? url : `/api/v1/${url}`, ...options });
    const { statusCode: status, headers } = response;
    const isJson = String(headers['content-type']).includes('json');
    return { status, headers, body: isJson ? response.json() : response.body };
  };
  const post = (payload: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    send('things', { method: 'POST', headers, payload: payload as string });

  describe('answers', () => {
    it('say what the schema names, and nothing else', async () => {
      const { secret, ...shown } = anvil;

      expect((await send('things/one')).body).toEqual(shown);
      expect((await send('things')).body).toEqual({ items: [shown], nextCursor: 'abc' });
    });

    it('that break their schema are a bug of ours', async () => {
      expect(await send('things/wrong')).toMatchObject({ status: 500, body: { code: 'http.unexpected' } });
    });

    it.each([
      ['things/one?fields=name', { name: 'anvil' }],
      ['things/one?fields=name,owner.email', { name: 'anvil', owner: { email: ada.email } }],
      ['things/one?fields=owner.id, id', { id: 1, owner: { id: 7 } }],
      ['things/one?fields=extra.weight.kg', { extra: { weight: { kg: 5 } } }],
      ['things?fields=id', { items: [{ id: 1 }], nextCursor: 'abc' }],
    ])('%s are shorter', async (url, body) => {
      expect((await send(url)).body).toEqual(body);
    });

    it.each([
      ['secret', 'id, name, owner, extra'],
      ['owner.password', 'id, email'],
      ['name.first', ''],
      ['', 'id, name, owner, extra'],
      ['__proto__', 'id, name, owner, extra'],
    ])('know no field "%s"', async (field, allowed) => {
      for (const path of ['things/one', 'things'])
        expect(await send(`${path}?fields=${field}`)).toMatchObject({
          status: 400,
          body: { code: 'http.unknownField', details: { field, allowed } },
        });
    });

    it('are compressed when they are large, as the caller likes it', async () => {
      const encoding = async (path: string, accepted: string) => {
        const headers = { 'accept-encoding': accepted };
        return (await app.inject({ url: `/api/v1/${path}`, headers })).headers['content-encoding'];
      };

      expect(await encoding('things/large', 'gzip')).toBe('gzip');
      expect(await encoding('things/large', 'br, gzip')).toBe('br');
      expect(await encoding('things/large', 'identity')).toBeUndefined();
      expect(await encoding('things/one', 'gzip')).toBeUndefined();
    });
  });

  describe('ETags', () => {
    const ask = (url: string, etag?: string) => send(url, { headers: etag ? { 'if-none-match': etag } : {} });

    it('spare an answer that is known already', async () => {
      const { etag } = (await ask('things/one')).headers;

      expect(etag).toMatch(/^W\/"[\w-]+"$/);
      expect(await ask('things/one', String(etag))).toMatchObject({
        status: 304,
        body: '',
        headers: { etag },
      });
      expect(await ask('things/one', `"x", ${etag}`)).toMatchObject({ status: 304 });
      expect(await ask('things/one', '*')).toMatchObject({ status: 304 });
      expect(await ask('things/one', '"x"')).toMatchObject({ status: 200 });
    });

    it('differ when the answer does', async () => {
      const [whole, part] = [await ask('things/one'), await ask('things/one?fields=id')];

      expect(part.headers.etag).not.toBe(whole.headers.etag);
    });

    it('are the handler’s own where it has one', async () => {
      expect((await ask('things/versioned')).headers.etag).toBe('"v1"');
      expect(await ask('things/versioned', 'W/"v1"')).toMatchObject({ status: 304 });
    });

    it('are not for problems', async () => {
      expect((await ask('things/fails/missing', '*')).status).toBe(404);
    });
  });

  describe('problems', () => {
    it('tell what failed, and which request it was', async () => {
      const { status, headers, body } = await send('things/fails/missing?token=abc', {
        headers: { 'x-request-id': 'r-1' },
      });

      expect(status).toBe(404);
      expect(headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(body).toEqual({
        type: 'urn:problem:things.missing',
        title: 'not-found',
        status: 404,
        detail: 'No.',
        code: 'things.missing',
        kind: 'not-found',
        details: { how: 'missing' },
        instance: '/api/v1/things/fails/missing',
        requestId: 'r-1',
      });
    });

    it('tell nothing of a bug but the request', async () => {
      const { status, body } = await send('things/fails/bug', { headers: { 'x-request-id': 'r-2' } });

      expect({ status, body }).toEqual({
        status: 500,
        body: {
          type: 'urn:problem:http.unexpected',
          title: 'unexpected',
          status: 500,
          code: 'http.unexpected',
          instance: '/api/v1/things/fails/bug',
          requestId: 'r-2',
        },
      });
    });

    it('say when to come back', async () => {
      expect(await send('things/fails/away')).toMatchObject({ status: 503, headers: { 'retry-after': '2' } });
    });

    it.each([
      ['/nothing', 404, 'http.noSuchRoute'],
      ['/api/v1/nothing?x=1', 404, 'http.noSuchRoute'],
      ['/api/v1/things/fails/large', 413, 'things.large'],
      ['/%zz', 400, 'http.malformedUrl'],
      ['/api/v1/things/of/1?n=1', 400, 'http.invalidRequest'],
    ])('%s is %i', async (url, status, code) => {
      expect(await send(url)).toMatchObject({
        status,
        headers: { 'content-type': expect.stringContaining('application/problem+json') },
        body: { status, code, requestId: expect.any(String) },
      });
    });

    it('name the methods that a path has', async () => {
      expect(await send('things', { method: 'DELETE' })).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD, POST' },
        body: { code: 'http.methodNotAllowed' },
      });
    });

    it('name a wrong parameter, and a part that is wrong as a whole', async () => {
      expect((await send('things/of/1?n=1')).body.detail).toMatch(/^id: .*UUID/);
      expect((await post('null')).body.detail).toMatch(/^body: .*object/);
      expect((await post('{"__proto__":{"id":1}}')).body.detail).toContain('or has a key `__proto__`');
      expect((await send(`things/of/${crypto.randomUUID()}?n=1&n=2`)).body.detail).toMatch(/^n: /);
    });

    it('name each wrong field', async () => {
      const { status, body } = await post('{"id":"x","name":7}');

      expect(status).toBe(400);
      expect(body.details.issues.map(({ at }: { at: string }) => at)).toEqual(['id', 'name']);
      expect(body.detail).toMatch(/^id: .*number.*; name: .*string/);
    });
  });

  describe('bodies', () => {
    it.each([
      ['{"id":', 400, 'http.malformedBody'],
      ['', 400, 'http.invalidRequest'],
      ['null', 400, 'http.invalidRequest'],
      ['[]', 400, 'http.invalidRequest'],
      [JSON.stringify({ id: 1, name: 'a\0b' }), 400, 'http.nulCharacter'],
      [JSON.stringify({ id: 1, name: 'x'.repeat(5000) }), 413, 'http.bodyTooLarge'],
    ])('%s is refused', async (payload, status, code) => {
      expect(await post(payload)).toMatchObject({ status, body: { code } });
    });

    it('of other types are not understood', async () => {
      for (const type of ['text/plain', 'application/xml', 'nonsense'])
        expect(await post('x', { 'content-type': type })).toMatchObject({
          status: 415,
          body: { code: 'http.unsupportedMediaType', detail: expect.stringContaining(type) },
        });
    });

    it('may speak of U+0000 without holding it', async () => {
      expect((await post(JSON.stringify({ id: 1, name: String.raw`a\u0000b` }))).status).toBe(201);
    });
  });

  describe('requests', () => {
    it('keep the id that the caller gives, if it is one', async () => {
      const idOf = async (given?: string) =>
        (await send('things/one', { headers: given === undefined ? {} : { 'x-request-id': given } })).headers[
          'x-request-id'
        ];

      expect(await idOf('r-1.2:3')).toBe('r-1.2:3');
      for (const unfit of [undefined, '', 'a b', 'x'.repeat(129), '{"a":1}'])
        expect(await idOf(unfit)).toMatch(/^[\w-]{12}-[\da-z]+$/);
      expect(await idOf()).not.toBe(await idOf());
      expect((await send('/health', { headers: { 'x-request-id': 'r-3' } })).headers['x-request-id']).toBe(
        'r-3',
      );
      expect((await send('/nothing', { headers: { 'x-request-id': 'r-4' } })).headers['x-request-id']).toBe(
        'r-4',
      );
    });

    it('carry their correlation into everything they cause', async () => {
      const headers = { 'x-request-id': 'r-1', 'content-type': 'application/json' };
      const correlated = { ...headers, 'x-correlation-id': 'c-1' };

      expect((await send('things/correlation', { headers })).body).toEqual({ id: 'r-1' });
      expect((await send('things/correlation', { headers: correlated })).body).toEqual({ id: 'c-1' });
      const sent = await send('things/correlation', { method: 'POST', headers: correlated, payload: '{}' });
      expect(sent.body).toEqual({ id: 'c-1' });
    });
  });

  describe('browsers', () => {
    it('may run nothing of an answer, and only our own scripts on our pages', async () => {
      const data = (await send('things/one')).headers;
      const page = (await send('/docs')).headers;

      expect(data).toMatchObject({
        'content-security-policy': "default-src 'none';base-uri 'none';frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'private, no-cache',
      });
      expect((await send('auth/profile')).headers['cache-control']).toBe('no-store');
      for (const rule of ["script-src 'self'", "object-src 'none'", "base-uri 'none'"])
        expect(page['content-security-policy']).toContain(rule);
      expect(page['content-type']).toContain('text/html');
    });

    it('find the documentation, with everything it loads from here', async () => {
      expect(await send('/')).toMatchObject({ status: 302, headers: { location: '/docs' } });
      const page = (await send('/docs')).body as string;
      const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => String(url));

      expect(loaded.length).toBeGreaterThan(3);
      for (const url of loaded) {
        const path = new URL(url, 'http://localhost/docs').pathname;
        expect((await send(path)).status, path).toBe(200);
      }
      expect(page).not.toMatch(/<script>|onload=/);
    });

    it('of origins that are allowed may ask', async () => {
      const origin = async (from: string) =>
        (await send('things/one', { headers: { origin: from } })).headers['access-control-allow-origin'];

      expect(await origin('https://app.example')).toBe('https://app.example');
      expect(await origin('https://evil.example')).toBeUndefined();
    });
  });

  it('documents what every route takes', async () => {
    const { paths } = (await send('/docs-json')).body;
    const names = (path: string, method: string) =>
      paths[path][method].parameters.map(({ name }: { name: string }) => name);

    expect(names('/api/v1/things/one', 'get')).toEqual(['X-Organization-Id', 'fields']);
    expect(names('/api/v1/things', 'post')).toEqual(['X-Organization-Id', 'Idempotency-Key']);
  });

  it('documents the problem that any route may answer', async () => {
    const { paths, components } = (await send('/docs-json')).body;
    const { responses } = paths['/api/v1/things'].post;

    expect(components.schemas.Problem.required).toContain('code');
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '429', 'default']));
    expect(responses.default.content['application/problem+json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    );
  });
});
