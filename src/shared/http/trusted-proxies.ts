import ipaddr from 'ipaddr.js';
import { z } from 'zod';

type Trust = (address: string, hop: number) => boolean;

/** Which ends of a connection may say, by `X-Forwarded-*`, whom they speak for. As Fastify takes it. */
export type TrustedProxies = false | Trust | readonly string[];

const near = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal']);
const named = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** On this machine, or in a network of one's own: no place from where strangers connect. */
const isNear = (address: string): boolean =>
  ipaddr.isValid(address) && near.has(ipaddr.process(address).range());

/**
 * So many proxies, the nearest of them nearby: of what a header says only the last entries are theirs, the others are
 * the caller's own word.
 */
const hops =
  (count: number): Trust =>
  (address, hop) =>
    hop < count && (hop > 0 || isNear(address));

const isNetwork = (text: string): boolean =>
  named.has(text) || (/[.:]/.test(text) && (ipaddr.isValid(text) || ipaddr.isValidCIDR(text)));

/** `off`, `on` (one proxy), how many, or where they are. */
export const trustedProxies = z.string().transform((given, context): TrustedProxies => {
  const text = given.trim().toLowerCase();
  if (text === 'off' || text === '0') return false;
  if (text === 'on') return hops(1);
  if (/^\d$/.test(text)) return hops(Number(text));
  const networks = text.split(',').map((one) => one.trim());
  if (networks.every(isNetwork)) return networks;
  context.addIssue(
    'give on, off, the number of proxies (up to 9), or their addresses like 10.0.0.7,fd00::/8,loopback',
  );
  return z.NEVER;
});
