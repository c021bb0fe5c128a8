import { z } from 'zod';

export const organizationId = z.uuid().describe('The id of an organisation.');

export const suspension = z.strictObject({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('Kept, for operators.')
    .meta({ example: 'Unpaid invoices.' }),
});
export type Suspension = z.infer<typeof suspension>;
