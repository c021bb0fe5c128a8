import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Origin } from '#shared/contracts';

interface Course {
  readonly id: string;
  origin?: Origin | undefined;
}

const current = new AsyncLocalStorage<Course>();

/**
 * Everything that `work` sends, logs and announces carries this id: one request and all that follows from it. So it
 * does with where the request came from.
 */
export const withCorrelation = <T>(id: string, work: () => T, origin?: Origin): T =>
  current.run({ id, origin }, work);

/** The id of what is going on; a new one where nobody has begun anything. */
export const correlationId = (): string => current.getStore()?.id ?? randomUUID();

/** Where it came from, if it came from outside. */
export const currentOrigin = (): Origin | undefined => current.getStore()?.origin;

/** From now on it is known whose request this is. */
export function identifyCaller(actorId: string): void {
  const course = current.getStore();
  if (course?.origin) course.origin = { ...course.origin, actorId };
}
