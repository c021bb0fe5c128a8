import { isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d+[.]\d+[.]\d+[.]\d+)$/i;

/** What counts as one address: an IPv4 address, or the 64 bits of IPv6 that one customer is given. */
export function addressKey(ip: string): string {
  const v4 = mapped.exec(ip)?.[1];
  if (v4) return v4;
  if (!isIPv6(ip)) return ip;
  const [head = '', tail] = (ip.split('%')[0] ?? ip).toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  if (tail !== undefined) {
    const after = tail === '' ? [] : tail.split(':');
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
