import { z } from 'zod';
import type { AllowedNetwork, AllowedNetworksView } from '../contract/index.js';

const allowedNetwork = z.strictObject({
  network: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .describe('An address, or a network in CIDR notation, of IPv4 or IPv6.')
    .meta({ example: '203.0.113.0/24' }),
  note: z.string().trim().max(200).optional().describe('For people.').meta({ example: 'Head office' }),
}) satisfies z.ZodType<AllowedNetwork>;

export const networksChange = z.strictObject({
  networks: z
    .array(allowedNetwork)
    .max(200)
    .describe('All of them; none opens the organisation to every address.'),
});
export type NetworksChange = z.infer<typeof networksChange>;

export const allowedNetworks = z.object({
  items: z.array(allowedNetwork).readonly(),
}) satisfies z.ZodType<AllowedNetworksView>;
