import { type LoggerService, type LogLevel, Logger as NestLog } from '@nestjs/common';
import type { Level, Logger } from 'pino';
import type { LoggingConfig } from './config.js';
import { createLogger } from './logger.js';
import { redactText } from './redact.js';

/** What Nest tells of every start: which modules there are, and each of the routes. */
const details = new Set([
  'InstanceLoader',
  'NestApplication',
  'NestFactory',
  'RouterExplorer',
  'RoutesResolver',
]);

/** Nest's own lines, and those of every `new Logger(name)`, in the one log. The last text names who speaks. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('info', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);

  private write(wanted: Level, message: unknown, rest: unknown[]): void {
    const context = rest.findLast((one) => typeof one === 'string');
    const level = wanted === 'info' && details.has(String(context)) ? 'debug' : wanted;
    if (!this.logger.isLevelEnabled(level)) return;
    const stack = rest.find((one) => typeof one === 'string' && one !== context);
    const err = [message, ...rest].find((one) => one instanceof Error);
    this.logger[level](
      {
        ...(context === undefined ? {} : { context }),
        ...(err ? { err } : stack === undefined ? {} : { stack: redactText(String(stack)) }),
        ...(isPlainObject(message) ? message : {}),
      },
      textOf(message),
    );
  }
}

const nestLevels: Record<Level, LogLevel> = {
  trace: 'verbose',
  debug: 'debug',
  info: 'log',
  warn: 'warn',
  error: 'error',
  fatal: 'fatal',
};

/** The log of this process, for `NestFactory.create`; from now on `Logger.isLevelEnabled` tells the truth. */
export function startLogging(config: Pick<LoggingConfig, 'level'>): NestLogger {
  const logger = createLogger(config);
  const enabled = Object.entries(nestLevels).filter(([level]) => logger.isLevelEnabled(level));
  NestLog.overrideLogger(enabled.map(([, level]) => level));
  return new NestLogger(logger);
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Error);

function textOf(message: unknown): string | undefined {
  if (message instanceof Error) return redactText(message.message);
  return isPlainObject(message) ? undefined : redactText(String(message));
}
