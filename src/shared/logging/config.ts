import { z } from 'zod';
import { defineConfig, setting } from '#shared/config';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const settings = {
  level: setting('LOG_LEVEL', z.enum(logLevels).default('info'), {
    description: `The least important lines to log: ${logLevels.join(', ')}.`,
  }),
};

export class LoggingConfig extends defineConfig('logging', settings) {}
