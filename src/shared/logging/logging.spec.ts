import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLogger, NestLogger, redactText } from '#shared/logging';

describe('the log', () => {
  const start = (level: 'info' | 'debug' | 'silent' = 'info') => {
    const lines: Record<string, unknown>[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(JSON.parse(String(chunk)));
        done();
      },
    });
    const logger = createLogger({ level }, stream);
    return { lines, logger, nest: new NestLogger(logger) };
  };

  it('is one JSON object a line, and says who speaks', () => {
    const { lines, nest } = start();
    nest.log('ready', 'Server');

    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        service: 'almanac',
        pid: process.pid,
        context: 'Server',
        msg: 'ready',
      },
    ]);
  });

  it('keeps to its level', () => {
    const quiet = start('silent');
    const loud = start('debug');
    for (const { nest } of [quiet, loud]) {
      nest.debug('detail', 'Server');
      nest.verbose('more detail', 'Server');
    }

    expect(quiet.lines).toEqual([]);
    expect(loud.lines).toMatchObject([{ level: 'debug', msg: 'detail' }]);
  });

  it('tells an error with its cause, but not the values of a statement', () => {
    const { lines, nest } = start();
    const driverError = Object.assign(new Error('duplicate'), { code: '23505', detail: 'Key (email)=(a@b)' });
    const error = Object.assign(new Error('query failed', { cause: driverError }), {
      parameters: ['hunter2'],
    });
    nest.error(error, 'Database');

    expect(lines).toMatchObject([
      {
        context: 'Database',
        msg: 'query failed',
        err: { message: 'query failed', cause: { code: '23505' } },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|a@b/);
  });

  it('writes objects as fields', () => {
    const { lines, nest } = start();
    nest.warn({ message: 'questions.ask', durationMs: 3 }, 'Message');

    expect(lines).toMatchObject([
      { level: 'warn', context: 'Message', message: 'questions.ask', durationMs: 3 },
    ]);
  });

  it('hides secrets, at any depth that is logged', () => {
    const { lines, logger } = start();
    logger.info({
      password: 'p1',
      body: { refreshToken: 'p2', name: 'Ada', at: new Date(0), list: [{ api_key: 'p3' }, 7] },
      req: { headers: { authorization: 'Bearer p3', cookie: 'p4' } },
    });

    expect(JSON.stringify(lines)).not.toMatch(/p[1-4]/);
    expect(lines).toMatchObject([
      { body: { name: 'Ada', at: '1970-01-01T00:00:00.000Z', list: [{ api_key: '[hidden]' }, 7] } },
    ]);
  });

  it.each([
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [hidden]'],
    ['token eyJhbGciOi.eyJzdWIi.c2ln is bad', 'token [hidden] is bad'],
    ['postgres://ada:hunter2@db:5432/x refused', 'postgres://ada:[hidden]@db:5432/x refused'],
    ['GET /x?access_token=abc&limit=3', 'GET /x?access_token=[hidden]&limit=3'],
    ['nothing to hide', 'nothing to hide'],
  ])('%s', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });
});
