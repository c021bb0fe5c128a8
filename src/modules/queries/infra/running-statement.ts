import type { AppError } from '#shared/errors';
import { queriesErrors } from '../contract/errors.js';

/** An interrupt that comes between two steps of the engine is lost, so it is repeated until the run has ended. */
const repeatMs = 20;

/** What runs a statement, and can be told to give it up. Telling it again does no harm. */
export interface Interruptible {
  interrupt(): void;
}

/** One statement on its way, and the brake for it. */
export class RunningStatement {
  private reason: AppError | undefined;
  private brake: NodeJS.Timeout | undefined;
  private connection: Interruptible | undefined;

  /** Makes the run end soon, with this reason. The first reason counts. */
  stop(reason: AppError): void {
    if (this.reason) return;
    this.reason = reason;
    const interrupt = () => this.connection?.interrupt();
    interrupt();
    this.brake = setInterval(interrupt, repeatMs);
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
      clearInterval(this.brake);
    }
  }

  private assertNotStopped(): void {
    if (this.reason) throw this.reason;
  }
}
