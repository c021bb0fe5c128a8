import { z } from 'zod';

const known = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

/** BCP 47. */
export const locale = z
  .string()
  .max(35)
  .refine((tag) => known(() => new Intl.Locale(tag)), 'give a language tag like en-US')
  .meta({ example: 'en-US' });

/** IANA. */
export const timeZone = z
  .string()
  .max(60)
  .refine(
    (name) => known(() => new Intl.DateTimeFormat('en', { timeZone: name })),
    'give a time zone like Europe/Berlin',
  )
  .meta({ example: 'Europe/Berlin' });
