import { ConsoleLogger, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { logRequest } from './request-log.js';

const everything = ['log', 'error', 'debug', 'warn'] as const;

beforeEach(() => Logger.overrideLogger(new ConsoleLogger({ logLevels: [...everything] })));
afterEach(() => vi.restoreAllMocks());

it.each([
  ['log', '/api/v1/questions', 201],
  ['log', '/api/v1/questions', 429],
  ['error', '/api/v1/questions', 500],
  ['error', '/api/v1/questions', 503],
  ['debug', '/metrics', 200],
  ['log', '/ready', 503],
  ['log', '/health/deep', 503],
  ['error', '/health/deep', 500],
] as const)('writes a line at the level "%s" for %s with %i', (level, url, statusCode) => {
  const levels: string[] = [];
  for (const each of everything) vi.spyOn(Logger.prototype, each).mockImplementation(() => levels.push(each));
  const request = { url, method: 'GET', id: 'r-1', raw: { headers: {} }, routeOptions: { url }, headers: {} };

  logRequest(request as FastifyRequest, { statusCode, elapsedTime: 1 } as FastifyReply, () => undefined);

  expect(levels).toEqual([level]);
});

it('says what was asked for and what became of it, whose it was and from where, and nothing of the query', () => {
  const lines: unknown[] = [];
  vi.spyOn(Logger.prototype, 'log').mockImplementation((line) => lines.push(line));
  const actor = { userId: 'u-1', organizationId: 'o-1' };
  const url = '/api/v1/questions?question=secret';
  const request = {
    url,
    method: 'GET',
    id: 'r-1',
    ip: '203.0.113.7',
    raw: { headers: {} },
    routeOptions: {},
    actor,
  };

  logRequest(request as never, { statusCode: 200, elapsedTime: 1.234 } as FastifyReply, () => undefined);

  expect(lines).toEqual([
    {
      msg: 'request',
      method: 'GET',
      route: '/api/v1/questions',
      status: 200,
      durationMs: 1.23,
      requestId: 'r-1',
      correlationId: 'r-1',
      ...actor,
      ip: '203.0.113.7',
    },
  ]);
});
