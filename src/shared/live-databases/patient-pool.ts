import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  decorrelatedJitterGenerator,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  retry,
  wrap,
} from 'cockatiel';
import { AppError } from '#shared/errors';
import { liveDatabaseErrors } from './errors.js';
import type { LiveConnection, LivePool } from './live-pool.js';

/** What a moment later may be otherwise: nobody listens, the server starts or has no connection left. */
const passing =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|EAI_AGAIN|57P03|53300|PROTOCOL_CONNECTION_LOST|ER_CON_COUNT_ERROR)$/;

const failuresInARow = 5;
const pauseSeconds = 15;
const attempts = 2;

const codeOf = (error: Error): string => ('code' in error ? String(error.code) : '');

/** Whatever stands before the first statement, except what a server or we have decided. */
const isOutOfReach = (error: Error): boolean => !(error instanceof AppError);
const mayPass = (error: Error): boolean => passing.test(codeOf(error)) || /terminated/.test(error.message);

type Outcome<T> = { readonly value: T } | { readonly failure: unknown };

/**
 * Tries a connection that fails once or twice more, after a moment that grows and differs from process to process.
 * A database that cannot be connected to again and again is left alone for a while: whoever asks is told at once.
 * What goes wrong once the database has begun is left to who borrowed the connection: a statement is never run twice.
 */
export class PatientPool implements LivePool {
  private readonly policy: IPolicy = wrap(
    retry(handleWhen(mayPass), {
      maxAttempts: attempts,
      backoff: new ExponentialBackoff({
        generator: decorrelatedJitterGenerator,
        initialDelay: 100,
        maxDelay: 1000,
      }),
    }),
    circuitBreaker(handleWhen(isOutOfReach), {
      halfOpenAfter: pauseSeconds * 1000,
      breaker: new ConsecutiveBreaker(failuresInARow),
    }),
  );

  constructor(
    private readonly pool: LivePool,
    private readonly host: string,
  ) {}

  async lend<T>(work: (connection: LiveConnection) => Promise<T>): Promise<T> {
    const outcome = await this.policy
      .execute(() => this.attempt(work))
      .catch((error) => this.problemOf(error));
    if ('failure' in outcome) throw outcome.failure;
    return outcome.value;
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private async attempt<T>(work: (connection: LiveConnection) => Promise<T>): Promise<Outcome<T>> {
    let lent: LiveConnection | undefined;
    try {
      const value = await this.pool.lend((connection) => {
        lent = connection;
        return work(connection);
      });
      return { value };
    } catch (failure) {
      if (!lent?.begun) throw failure;
      return { failure };
    }
  }

  private problemOf(error: unknown): { readonly failure: unknown } {
    const paused = error instanceof BrokenCircuitError;
    return {
      failure: paused
        ? liveDatabaseErrors.paused({ host: this.host, retryAfterSeconds: pauseSeconds })
        : error,
    };
  }
}
