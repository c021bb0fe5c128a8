import { JwtService } from '@nestjs/jwt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageTokens } from '#shared/remote';

const secret = 'a secret of our processes';
const tokens = new MessageTokens(secret);
const type = 'identity.get-user';
const content = { input: { userId: 'u', nested: { list: [1, null, 'ü'] } }, origin: '' };

describe('the token of a message', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is believed by who knows the secret, for that message', async () => {
    const token = await tokens.sign(type, content);

    expect(await new MessageTokens(secret).isOf(token, type, JSON.parse(JSON.stringify(content)))).toBe(true);
    expect(token).not.toContain(secret);
  });

  it.each([
    ['another message', 'identity.end-session', content, secret],
    ['another content', type, { ...content, input: { userId: 'v' } }, secret],
    ['another origin', type, { ...content, origin: 'x' }, secret],
    ['another secret', type, content, 'a secret of other people'],
  ])('is not believed for %s', async (...[, sentAs, received, known]) => {
    const token = await tokens.sign(type, content);

    expect(await new MessageTokens(known).isOf(token, sentAs, received)).toBe(false);
  });

  it('is good for a minute, and another for clocks that differ', async () => {
    const token = await tokens.sign(type, content);
    vi.advanceTimersByTime(119_000);
    expect(await tokens.isOf(token, type, content)).toBe(true);
    vi.advanceTimersByTime(2000);

    expect(await tokens.isOf(token, type, content)).toBe(false);
  });

  it('is believed by the secret of before and of after while one takes the place of the other', async () => {
    const next = 'the secret that comes next';
    const token = await new MessageTokens(next).sign(type, content);

    expect(await new MessageTokens(secret, [next]).isOf(token, type, content)).toBe(true);
    expect(
      await new MessageTokens(next, [secret]).isOf(await tokens.sign(type, content), type, content),
    ).toBe(true);
  });

  it.each(['', 'x', secret, 'a.b.c'])('is not "%s"', async (token) => {
    expect(await tokens.isOf(token, type, content)).toBe(false);
  });

  it('is not one that nobody signed', async () => {
    const [head = '', body = ''] = (await tokens.sign(type, content)).split('.');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString());
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT', kid })).toString('base64url');
    const other = await new JwtService().signAsync(
      {},
      { secret, keyid: kid, audience: type, issuer: 'almanac' },
    );

    expect(await tokens.isOf(`${unsigned}.${body}.`, type, content)).toBe(false);
    expect(await tokens.isOf(other, type, content)).toBe(false);
  });
});
