import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  modules: setting('ALMANAC_REMOTE_MODULES', z.string().default('').transform(addressesIn), {
    description:
      'Where modules run that this process does not: `catalog=http://10.0.0.5:3000,queries=http://10.0.0.6:3000`. All processes share one database.',
  }),
  secret: setting(
    'ALMANAC_REMOTE_SECRET',
    z.string().min(16, { error: 'give at least 16 characters' }).optional(),
    {
      description:
        'Known to all processes of one installation that is split: with it a process serves its modules to the others, and calls theirs. It signs every message, and never travels.',
      secret: true,
    },
  ),
  acceptedSecrets: setting('ALMANAC_REMOTE_ACCEPTED_SECRETS', z.string().default('').transform(secretsIn), {
    description:
      'Further secrets, separated by commas, whose messages are believed: to change ALMANAC_REMOTE_SECRET without a gap, first add the new one here everywhere, then set it, then take the old one away.',
    secret: true,
  }),
};

/** For an installation whose modules run in several processes. */
export class RemoteConfig extends defineConfig('remote', settings) {}

function secretsIn(list: string, context: z.RefinementCtx): readonly string[] {
  const secrets = list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (secrets.some(({ length }) => length < 16)) context.addIssue('give at least 16 characters for each');
  return secrets;
}

function addressesIn(list: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const entry of list.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', address = ''] = entry.trim().split(/=(.*)/s);
    if (/^https?:\/\/[^/]/.test(address)) addresses.set(name, address.replace(/\/+$/, ''));
    else context.addIssue(`"${entry.trim()}" is not like catalog=http://host:port`);
  }
  return addresses;
}
