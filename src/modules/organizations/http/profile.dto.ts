import { z } from 'zod';
import { type Preferences, type Privacy, type ProfileView, themes } from '../contract/index.js';
import { locale, timeZone } from './places.dto.js';

const preferences = z
  .strictObject({
    theme: z.enum(themes).optional(),
    rowsPerPage: z.int().min(1).max(1000).optional(),
    defaultDataSourceId: z.uuid().optional().describe('For clients: which source they begin with.'),
  })
  .describe('How I like to work.') satisfies z.ZodType<Preferences>;

const privacy = z
  .strictObject({
    email: z
      .enum(['members', 'admins'])
      .optional()
      .describe('Who sees my address in lists of members: every member, or admins alone.'),
  })
  .describe('What others see.') satisfies z.ZodType<Privacy>;

const name = z.string().trim().min(1).max(100).meta({ example: 'Ada Lovelace' });

export const profile = z.object({
  userId: z.uuid(),
  email: z.string(),
  name,
  avatarId: z.uuid().nullable().describe('Of my picture: `GET /images/{id}`.'),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  preferences,
  privacy,
}) satisfies z.ZodType<ProfileView>;

export const profileChange = z
  .strictObject({
    name: name.optional(),
    locale: locale.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    preferences: preferences.optional(),
    privacy: privacy.optional(),
  })
  .refine(
    (change) => Object.keys(change).length > 0,
    'give at least one of name, locale, timeZone, preferences, privacy',
  );
export type ProfileChange = z.infer<typeof profileChange>;
