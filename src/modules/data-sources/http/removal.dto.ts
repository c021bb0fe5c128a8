import { z } from 'zod';

export const removal = z.object({
  force: z
    .enum(['true', 'false'])
    .default('false')
    .describe('`true`: also when something depends on the source, which then goes with it or stops working.'),
});
export type Removal = z.infer<typeof removal>;

export const dependentsReport = z
  .object({
    dataSourceId: z.uuid(),
    holds: z.boolean().describe('Something holds the source: deleting it needs `force=true`.'),
    dependents: z
      .array(
        z.object({
          kind: z.string().describe('What it is, like `golden-answer`, `glossary-term` or `favorite-query`.'),
          count: z.number().int(),
          items: z
            .array(z.object({ id: z.string(), name: z.string() }))
            .describe('At most 20 of them. What belongs to other people alone is counted and not named.'),
          consequence: z
            .enum(['removed', 'stops-working'])
            .describe('What becomes of them when the source is deleted.'),
          holds: z.boolean().describe('Somebody made it on purpose: it keeps the source from being deleted.'),
        }),
      )
      .describe('What holds the source first.'),
  })
  .meta({
    example: {
      dataSourceId: '0c0c8c51-5be7-4a62-a1a0-7c7d7d3a9b11',
      holds: true,
      dependents: [
        {
          kind: 'glossary-term',
          count: 1,
          items: [{ id: '5d6bb3d2-5c5e-4bb7-a0f5-3fdd8f1a7c10', name: 'turnover' }],
          consequence: 'removed',
          holds: true,
        },
      ],
    },
  });
