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
