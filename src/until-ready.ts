import { setTimeout } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus, QueryHandlerNotFoundException } from '@nestjs/cqrs';
import { type BuiltinDataView, GetBuiltinDataStatus } from '#modules/census';

const pauseMs = 50;
/** The census module tries again meanwhile. */
const patienceMs = 60_000;

/** Resolves when questions can be asked, so that nobody is invited to ask before. */
export async function untilReady(app: INestApplicationContext, signal: AbortSignal): Promise<void> {
  const queries = app.get(QueryBus);
  const giveUpAt = Date.now() + patienceMs;
  while (!signal.aborted) {
    const { status, failure } = await statusOf(queries);
    if (status === 'ready') return;
    if (status === 'failed' && Date.now() > giveUpAt) {
      console.log(`The built-in data could not be prepared, only other data can be asked: ${failure}`);
      return;
    }
    await setTimeout(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}

/** A process that neither hosts nor reaches the census waits for nothing. */
async function statusOf(queries: QueryBus): Promise<BuiltinDataView> {
  try {
    return await queries.execute(new GetBuiltinDataStatus());
  } catch (error) {
    if (error instanceof QueryHandlerNotFoundException) return { status: 'ready' };
    return { status: 'failed', failure: String(error) };
  }
}
