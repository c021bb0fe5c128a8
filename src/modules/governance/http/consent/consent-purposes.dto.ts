import { z } from 'zod';
import { pageOf, pageRequest, sortingBy } from '#shared/pagination';
import {
  type ConsentPurposePage,
  type ConsentPurposeView,
  consentPurposeSorts,
  consentScopes,
} from '../../contract/index.js';
import { purposeId, version } from './consents.dto.js';

const noControls = (text: string): boolean => !/[^\P{Cc}\n\r\t]/u.test(text);
const words = (most: number) =>
  z.string().trim().min(1).max(most).refine(noControls, 'leave out control characters');

export const scope = z.enum(consentScopes);
export const consentWords = z.strictObject({
  title: words(200),
  text: words(20_000).describe('What people are shown: who does what with which data, for how long.'),
});
export type ConsentWords = z.infer<typeof consentWords>;

export const newPurpose = consentWords
  .extend({
    scope: scope.default('organization').describe('`installation`: asked of everybody; for operators.'),
    name: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'give lower-case letters and digits, with single hyphens between')
      .max(100)
      .describe('What programs call it.'),
  })
  .meta({
    examples: [
      {
        name: 'product-analytics',
        title: 'Product analytics',
        text: 'We record which pages you use, for 2 years, to improve them.',
      },
    ],
  });
export type NewPurpose = z.infer<typeof newPurpose>;

export const purposesRequest = pageRequest.extend({
  scope: scope.default('organization'),
  search: z.string().trim().min(1).max(200).optional().describe('A part of the name or the title.'),
  retired: z
    .enum(['true', 'false'])
    .optional()
    .describe('Only those of which nobody is asked any more, or only the others.'),
  ...sortingBy(consentPurposeSorts, { sort: 'name', order: 'asc' }),
});
export type PurposesRequest = z.infer<typeof purposesRequest>;

const textVersion = z.object({
  version,
  title: z.string(),
  text: z.string(),
  publishedBy: z.uuid(),
  publishedAt: z.iso.datetime(),
});

export const versions = z.object({ items: z.array(textVersion) });

export const purpose = z.object({
  id: purposeId,
  scope,
  name: z.string(),
  createdAt: z.iso.datetime(),
  retiredAt: z.iso.datetime().optional().describe('Since when nobody is asked any more.'),
  current: textVersion.describe('The text that holds now.'),
}) satisfies z.ZodType<ConsentPurposeView>;

export const purposePage = pageOf(purpose) satisfies z.ZodType<ConsentPurposePage>;
