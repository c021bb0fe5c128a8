import { z } from 'zod';
import { type SharingView, sourceAccesses } from '../contract/index.js';

const access = z
  .enum(sourceAccesses)
  .describe(
    '`see`: that it is there; `ask`: its schema and its rows; `manage`: change, share and delete it. Each includes those before it.',
  );

const share = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('organization'), access }),
  z.strictObject({ with: z.literal('team'), id: z.uuid().describe('Of the team.'), access }),
  z.strictObject({ with: z.literal('user'), id: z.uuid().describe('The `userId` of the member.'), access }),
]);

const isRepeated = (shares: readonly z.infer<typeof share>[]): boolean =>
  new Set(shares.map((one) => (one.with === 'organization' ? '' : one.id))).size < shares.length;

export const sharing = z
  .strictObject({
    restricted: z
      .boolean()
      .describe(
        'Whether the source is for those alone that it is shared with, beside who made it and admins; otherwise everybody in the organisation uses it as their role allows.',
      ),
    shares: z.array(share).max(200).readonly(),
  })
  .refine(({ restricted, shares }) => restricted || shares.length === 0, {
    path: ['shares'],
    error: 'a source that is not restricted is shared with everybody already',
  })
  .refine(({ shares }) => !isRepeated(shares), { path: ['shares'], error: 'name each of them once' })
  .meta({
    example: { restricted: true, shares: [{ with: 'organization', access: 'see' }] },
  }) satisfies z.ZodType<SharingView>;
export type Sharing = z.infer<typeof sharing>;
