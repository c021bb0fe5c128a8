import ipaddr from 'ipaddr.js';

/**
 * One address or network as everybody writes it: `203.0.113.7` becomes `203.0.113.7/32`, `2001:DB8::1/32` becomes
 * `2001:db8::/32`. Nothing for what is none; IPv4 written as IPv6 is IPv4.
 */
export function canonicalNetwork(text: string): string | undefined {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  if (!isAddress(address)) return undefined;
  const parsed = ipaddr.parse(address);
  const most = parsed.kind() === 'ipv4' ? 32 : 128;
  const bits = prefix === undefined ? most : Number(prefix);
  if (bits > most) return undefined;
  if (parsed.kind() === 'ipv4') return `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
  const mapped = ipaddr.IPv6.parse(address);
  if (mapped.isIPv4MappedAddress() && bits >= 96)
    return canonicalNetwork(`${mapped.toIPv4Address()}/${bits - 96}`);
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
}

/** Whether an address is in one of the networks, which are canonical ones. */
export function isInNetworks(address: string, networks: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const caller = ipaddr.process(address);
  return networks.some((network) => {
    const [first, bits] = ipaddr.parseCIDR(network);
    return first.kind() === caller.kind() && caller.match([first, bits]);
  });
}

/** Not the short and octal forms that the library reads as well, and no zone. */
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) ||
  (text.includes(':') && !text.includes('%') && ipaddr.IPv6.isValid(text));
