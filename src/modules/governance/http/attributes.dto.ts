import { z } from 'zod';
import type { UserAttributesView } from '../contract/index.js';

export const attributedUserId = z
  .uuid()
  .describe('The `userId` of a member of my organisation, as its list of members gives it.');

const noControls = (text: string): boolean => !/\p{Cc}/u.test(text);
const name = z
  .string()
  .regex(/^(?!user\.)[\w.-]{1,100}$/, 'letters, digits, _ . and -; names of ours begin with user.');
const value = z.union([
  z.string().max(500).refine(noControls, 'leave out control characters'),
  z.number(),
  z.boolean(),
]);

export const attributes = z
  .strictObject({
    attributes: z
      .record(name, z.array(value).max(1000))
      .refine((all) => Object.keys(all).length <= 50, 'give 50 attributes at most')
      .describe('By name, the values that row policies compare columns with. Replaces all that there were.'),
  })
  .meta({ examples: [{ attributes: { region: ['West', 'South'] } }] });
export type Attributes = z.infer<typeof attributes>;

export const userAttributes = z.object({
  userId: attributedUserId,
  attributes: z.record(z.string(), z.array(value)),
}) satisfies z.ZodType<UserAttributesView>;
