import { z } from 'zod';
import { type ConsentView, consentDecisions, consentScopes, consentStates } from '../../contract/index.js';

export const purposeId = z.uuid().describe('The id of a purpose of consent.');
export const version = z.int().min(1).describe('The version of the text.');

export const decision = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('given'),
      version: version.max(2_147_483_647).describe('The version of the text that was shown.'),
    }),
    z.strictObject({ decision: z.literal('withdrawn') }),
  ])
  .meta({ type: 'object', examples: [{ decision: 'given', version: 1 }, { decision: 'withdrawn' }] });
export type Decision = z.infer<typeof decision>;

export const consent = z.object({
  purposeId,
  scope: z.enum(consentScopes).describe('Who asks.'),
  name: z.string(),
  title: z.string(),
  text: z.string(),
  version,
  state: z.enum(consentStates).describe('`pending`: nothing was decided about this version yet.'),
  decided: z
    .object({ decision: z.enum(consentDecisions), version, recordedAt: z.iso.datetime() })
    .optional()
    .describe('What was decided last, about this version or an earlier one.'),
  retired: z.boolean().describe('Nobody is asked any more; it can be taken back.'),
}) satisfies z.ZodType<ConsentView>;

export const consents = z.object({ items: z.array(consent) });
