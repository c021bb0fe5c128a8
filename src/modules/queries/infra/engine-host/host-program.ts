// A process of its own, see engine-host.ts: whatever happens to an engine happens to nobody else. What it imports has to
// be TypeScript that Node can run by leaving out the types.
import type { DuckDBConnection } from '@duckdb/node-api';
import { openReadOnly } from '#shared/duckdb';
import type { QueryResult } from '../../contract/index.js';
import { answer, tell } from './answer.js';
import type { HostAnswer, HostMessage, HostRequests, HostTask } from './host-messages.js';
import { HostedEngine } from './hosted-engine.js';

type Request<T extends HostTask> = HostRequests[T]['request'];

const lookAtMemoryEveryMs = 50;
const rowsOfMessage = 4096;

const engines = new Map<string, HostedEngine>();
/** What runs, by the id of its request. */
const running = new Map<number, DuckDBConnection>();

const send = (message: HostAnswer): Promise<void> =>
  new Promise((sent) => void process.send?.(message, () => sent()));

/** The engine's own limit does not cover the texts that functions build on their way. */
function endWhenLarger(megabytes: number): void {
  if (process.memoryUsage.rss() < megabytes * 1_000_000) return;
  // An orderly end would wait for what runs.
  void send({ outOfMemory: true }).then(() => process.kill(process.pid, 'SIGKILL'));
}

function engineOf(name: string): HostedEngine {
  const engine = engines.get(name);
  if (!engine) throw new Error(`The engine ${name} is not open.`);
  return engine;
}

async function open({ engine, file, limits }: Request<'open'>): Promise<null> {
  engines.set(engine, new HostedEngine(await openReadOnly(file, limits)));
  return null;
}

function close({ engine }: Request<'close'>): null {
  engines.get(engine)?.close();
  engines.delete(engine);
  return null;
}

async function memory(): Promise<number> {
  const each = await Promise.all([...engines.values()].map((engine) => engine.memoryBytes()));
  return each.reduce((sum, bytes) => sum + bytes, 0);
}

/** Can be interrupted meanwhile. */
async function onConnection<T>(id: number, connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  running.set(id, connection);
  try {
    return await work();
  } finally {
    running.delete(id);
  }
}

async function run(id: number, request: Request<'run'>): Promise<QueryResult> {
  const result = await engineOf(request.engine).lend(async (connection) => {
    const value = await onConnection(id, connection, () => answer(connection, request));
    return { value, clean: value.totalRowsAtLeast === undefined };
  });
  return { ...result, rows: await lastRows(id, result.rows) };
}

/** Many rows go ahead of the answer, some at a time. */
async function lastRows(id: number, rows: QueryResult['rows']): Promise<QueryResult['rows']> {
  let at = 0;
  for (; rows.length - at > rowsOfMessage; at += rowsOfMessage)
    await send({ id, rows: rows.slice(at, at + rowsOfMessage) });
  return at === 0 ? rows : rows.slice(at);
}

const tellOf = (id: number, request: Request<'tell'>): Promise<string> =>
  engineOf(request.engine).lend(async (connection) => {
    const value = await onConnection(id, connection, () => tell(connection, request));
    return { value, clean: true };
  });

async function done(id: number, task: HostTask, request: unknown): Promise<unknown> {
  if (task === 'run') return await run(id, request as Request<'run'>);
  if (task === 'tell') return await tellOf(id, request as Request<'tell'>);
  if (task === 'open') return await open(request as Request<'open'>);
  if (task === 'close') return close(request as Request<'close'>);
  return await memory();
}

process.on('message', async (message: HostMessage) => {
  if ('processMb' in message) {
    setInterval(() => endWhenLarger(message.processMb), lookAtMemoryEveryMs).unref();
    return;
  }
  if ('interrupt' in message) return running.get(message.interrupt)?.interrupt();
  const { id, task, request } = message;
  try {
    await send({ id, done: await done(id, task, request) });
  } catch (error) {
    await send({ id, problem: error instanceof Error ? error.message : String(error) });
  }
});
process.on('disconnect', () => process.exit());
