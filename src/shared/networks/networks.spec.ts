import { expect, it } from 'vitest';
import { canonicalNetwork, isInNetworks } from '#shared/networks';

it.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.7/24', '203.0.113.0/24'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:DB8:1:2::7/48', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8::1/128'],
  ['::ffff:10.1.2.3/104', '10.0.0.0/8'],
])('writes %s as %s', (given, network) => {
  expect(canonicalNetwork(given)).toBe(network);
});

it.each([
  '',
  'office',
  '10.0.0.0/33',
  '::1/129',
  '10.1',
  '010.0.0.1',
  '0x7f000001',
  '10.0.0.0/',
  'fe80::1%eth0',
])('takes "%s" for no network', (given) => {
  expect(canonicalNetwork(given)).toBeUndefined();
});

const networks = ['203.0.113.0/25', '2001:db8:1::/48'];

it.each(['203.0.113.127', '::ffff:203.0.113.1', '2001:db8:1:ffff::9'])('finds %s in them', (address) => {
  expect(isInNetworks(address, networks)).toBe(true);
});

it.each(['203.0.113.128', '::ffff:203.0.113.200', '2001:db8:2::', '::1', '', 'unknown'])(
  'finds %s outside of them',
  (address) => {
    expect(isInNetworks(address, networks)).toBe(false);
  },
);
