import { type DestinationStream, destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LoggingConfig } from './config.js';
import { hideSecrets, redactText } from './redact.js';

/** What of an error is worth a line: not the statement and its values, which database errors carry along. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: redactText(String(error)) };
  const { name, message, stack = '', cause } = error;
  const code = (error as NodeJS.ErrnoException).code;
  return {
    type: name,
    message: redactText(message),
    stack: redactText(stack),
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

/** A write per line would cost more than the line. What is left is written when the process ends. */
const inBatches = { sync: false, minLength: 12_288, periodicFlush: 250 };

/**
 * JSON, a line each; secrets hidden. To the standard error stream, so that standard output is the
 * program's own.
 */
export function createLogger(
  { level }: Pick<LoggingConfig, 'level'>,
  stream: DestinationStream = destination({ dest: 2, ...inBatches }),
): Logger {
  return pino(
    {
      level,
      base: { service: 'almanac', pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: (line) => hideSecrets(line) },
      serializers: { err: describeError },
    },
    stream,
  );
}
