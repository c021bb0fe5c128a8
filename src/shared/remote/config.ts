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
        'Known to all processes of one installation that is split: with it a process serves its modules to the others, and calls theirs.',
      secret: true,
    },
  ),
};

/** For an installation whose modules run in several processes. */
export class RemoteConfig extends defineConfig('remote', settings) {}

function addressesIn(list: string, context: z.RefinementCtx): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  for (const entry of list.split(',').filter((one) => one.trim() !== '')) {
    const [name = '', address = ''] = entry.trim().split(/=(.*)/s);
    if (/^https?:\/\/[^/]/.test(address)) addresses.set(name, address.replace(/\/+$/, ''));
    else context.addIssue(`"${entry.trim()}" is not like catalog=http://host:port`);
  }
  return addresses;
}
