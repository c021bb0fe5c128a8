import { z } from 'zod';
import type { QuestionSharingView } from '../contract/index.js';

const of = z
  .enum(['question', 'conversation'])
  .default('question')
  .describe('`conversation`: every answered question of its conversation, those still to come too.');

const share = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('organization'), of }),
  z.strictObject({ with: z.literal('team'), id: z.uuid().describe('Of the team.'), of }),
  z.strictObject({ with: z.literal('user'), id: z.uuid().describe('The `userId` of the member.'), of }),
]);

const isRepeated = (shares: readonly z.infer<typeof share>[]): boolean =>
  new Set(shares.map((one) => (one.with === 'organization' ? '' : one.id))).size < shares.length;

export const questionSharing = z
  .strictObject({ shares: z.array(share).max(200).readonly() })
  .refine(({ shares }) => !isRepeated(shares), { path: ['shares'], error: 'name each of them once' })
  .meta({
    example: { shares: [{ with: 'organization', of: 'question' }] },
  }) satisfies z.ZodType<QuestionSharingView>;
export type QuestionSharing = z.infer<typeof questionSharing>;
