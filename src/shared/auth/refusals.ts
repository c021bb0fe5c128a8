import type { ExecutionContext } from '@nestjs/common';

/** Hears of every request that the guard is about to turn away, and may turn it away more firmly by throwing. */
export abstract class Refusals {
  abstract refused(context: ExecutionContext): Promise<void>;
}
