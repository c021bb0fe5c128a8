import type { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';

/** An interrupt that comes between two steps of the engine is lost, so it is repeated until the run has ended. */
const repeatMs = 20;

/** What runs a statement, and can be told to give it up. Telling it again does no harm. */
export interface Interruptible {
  interrupt(): void;
}

/** Whose statement it is. */
export interface RunOwner {
  /** Of the run. */
  readonly id: string;
  readonly organizationId: string;
  /** How many of the organisation's may run at the same time, where its plan says so. */
  readonly concurrent?: number;
}

/** A place in a queue, which is left when the statement is stopped. */
export interface Turn {
  position(): number;
  leave(reason: AppError): void;
}

/** One statement on its way, and the brake for it. */
export class RunningStatement {
  readonly begunAt = performance.now();
  private reason: AppError | undefined;
  private brake: NodeJS.Timeout | undefined;
  private connection: Interruptible | undefined;
  private turn: Turn | undefined;

  constructor(readonly owner: RunOwner) {}

  /** Makes the run end soon, with this reason. The first reason counts. */
  stop(reason: AppError): void {
    if (this.reason) return;
    this.reason = reason;
    this.turn?.leave(reason);
    const interrupt = () => this.connection?.interrupt();
    interrupt();
    this.brake = setInterval(interrupt, repeatMs);
  }

  /** From 1 on while it waits; 0 once it has begun. */
  get position(): number {
    return this.turn?.position() ?? 0;
  }

  /** For as long as it waits for its turn. */
  waitsFor(turn: Turn | undefined): void {
    this.turn = turn;
  }

  /** Does the work on the connection. If it is stopped, or takes longer, it fails with that reason. */
  async within<T>(seconds: number, connection: Interruptible, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.stop(queriesErrors.timedOut({ seconds })), seconds * 1000);
    this.connection = connection;
    try {
      this.assertNotStopped();
      const done = await work();
      this.assertNotStopped();
      return done;
    } catch (error) {
      throw this.reason ?? error;
    } finally {
      this.connection = undefined;
      clearTimeout(timer);
    }
  }

  /** It is over: nothing is left to be stopped. */
  end(): void {
    clearInterval(this.brake);
  }

  assertNotStopped(): void {
    if (this.reason) throw this.reason;
  }
}
