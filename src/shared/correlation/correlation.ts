import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

const current = new AsyncLocalStorage<string>();

/** Everything that `work` sends, logs and announces carries this id: one request and all that follows from it. */
export const withCorrelation = <T>(id: string, work: () => T): T => current.run(id, work);

/** The id of what is going on; a new one where nobody has begun anything. */
export const correlationId = (): string => current.getStore() ?? randomUUID();
