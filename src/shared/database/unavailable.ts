import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { type AppError, defineErrors } from '#shared/errors';

export const databaseErrors = defineErrors('database', {
  unavailable: ['unavailable', () => 'The database does not answer at the moment. Try again shortly.'],
  full: [
    'unavailable',
    () => 'The storage of the database is full. Nothing was changed; free some space and try again.',
  ],
});

/** SQLSTATEs that speak of the connection and not of the statement. */
const connectionStates = /^(08...|57P0[1235]|53300)$/;
const networkCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** `pg` gives these no code. */
const connectionMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** Whether the connection to PostgreSQL failed, rather than what was asked of it. */
export function isConnectionFailure(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof AggregateError) return cause.errors.every(isConnectionFailure);
  if (cause instanceof DatabaseError) return connectionStates.test(cause.code ?? '');
  if (!(cause instanceof Error)) return false;
  return (
    networkCodes.includes((cause as NodeJS.ErrnoException).code ?? '') ||
    connectionMessages.test(cause.message)
  );
}

/** SQLSTATE disk_full. */
export function isStorageFull(error: unknown): boolean {
  const cause = error instanceof QueryFailedError ? error.driverError : error;
  return cause instanceof DatabaseError && cause.code === '53100';
}

/** What the caller is told; the log sees the cause. */
export function unavailable(cause: unknown): AppError {
  return Object.assign(isStorageFull(cause) ? databaseErrors.full() : databaseErrors.unavailable(), {
    cause,
  });
}
