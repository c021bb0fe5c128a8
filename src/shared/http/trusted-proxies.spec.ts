import { afterEach, describe, expect, it, vi } from 'vitest';
import { HttpConfig } from './config.js';
import { httpAdapter } from './http-adapter.js';

describe('TRUST_PROXY', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  /** Which address a request is taken to come from. */
  async function addressOf(setting: string, forwardedFor: string, peer = '10.0.0.2'): Promise<string> {
    vi.stubEnv('TRUST_PROXY', setting);
    const fastify = httpAdapter(new HttpConfig()).getInstance();
    fastify.get('/', (request) => request.ip);
    const headers = { 'x-forwarded-for': forwardedFor };
    return (await fastify.inject({ url: '/', headers, remoteAddress: peer })).body;
  }
  const forged = '1.1.1.1, 2.2.2.2, 203.0.113.9';

  it.each([
    ['off', '10.0.0.2', 'the other end of the connection'],
    ['on', '203.0.113.9', 'what the one proxy saw, and not what the caller wrote before it'],
    ['2', '2.2.2.2', 'what the outer of two proxies saw'],
    ['10.0.0.0/8', '203.0.113.9', 'the nearest that is no proxy'],
    ['10.0.0.2,203.0.113.9', '2.2.2.2', 'the nearest that is none of several'],
    ['192.0.2.1', '10.0.0.2', 'the other end, which is no proxy that is known'],
  ])('%s: %s, %s', async (setting, expected) => {
    expect(await addressOf(setting, forged)).toBe(expected);
  });

  it('on: believes nobody who connects from afar, past the proxy', async () => {
    expect(await addressOf('on', '1.1.1.1', '198.51.100.7')).toBe('198.51.100.7');
    expect(await addressOf('on', '1.1.1.1', '::ffff:10.0.0.2')).toBe('1.1.1.1');
    expect(await addressOf('on', '2001:db8::1', 'fd00::2')).toBe('2001:db8::1');
  });

  it.each(['yes', '10', '-1', '10.0.0.0/33', 'on,off'])('stops the start with %s', (setting) => {
    vi.stubEnv('TRUST_PROXY', setting);

    expect(() => new HttpConfig()).toThrow('give on, off');
  });
});
