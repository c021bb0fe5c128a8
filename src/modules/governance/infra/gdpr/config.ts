import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

const settings = {
  exportDays: setting('GDPR_EXPORT_DAYS', z.coerce.number().int().min(1).max(90).default(7), {
    description: 'Days for which the archive of everything about a person can be downloaded.',
  }),
  graceDays: setting('GDPR_GRACE_DAYS', z.coerce.number().int().min(0).max(30).default(7), {
    description: 'Days in which somebody who wants to be erased can think again.',
  }),
};

export class GdprConfig extends defineConfig('gdpr', settings) {}
