// A process of its own, see engine-process.ts. What it imports has to be TypeScript that Node can run by leaving out the
// types.
import { openAsBlob } from 'node:fs';
import { open } from 'node:fs/promises';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import type { TypeDescription } from '../../domain/cells/type-description.js';
import { bind } from '../bind-parameters.js';
import type { BoundSql, EngineAnswer, EngineRequest, EngineRequests } from './engine-messages.js';

type Request<T extends keyof EngineRequests> = EngineRequests[T]['request'];

const lookAtMemoryEveryMs = 50;
const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

let connection: DuckDBConnection | undefined;

/** Locked by statements: a list of files cannot be given with the configuration. */
async function openDatabase({ file, memoryMb, processMb, threads, mayReach }: Request<'open'>) {
  setInterval(() => endWhenLarger(processMb), lookAtMemoryEveryMs).unref();
  const instance = await DuckDBInstance.create(file ?? ':memory:', {
    ...(file !== undefined && { access_mode: 'READ_ONLY' }),
    memory_limit: `${memoryMb}MB`,
    threads: String(threads),
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  });
  connection = await instance.connect();
  await connection.run(`set allowed_paths = [${mayReach.map(quote).join(', ')}]`);
  await connection.run('set enable_external_access = false');
  await connection.run('set lock_configuration = true');
}

/** The engine's own limit does not cover the texts that functions build on their way. */
function endWhenLarger(megabytes: number): void {
  if (process.memoryUsage.rss() < megabytes * 1_000_000) return;
  const answer: EngineAnswer = { outOfMemory: true };
  process.send?.(answer, () => process.exit());
}

async function within<T>(
  { sql, bindings }: BoundSql,
  work: (statement: DuckDBPreparedStatement) => Promise<T>,
) {
  if (!connection) throw new Error('No database is open.');
  const statement = await connection.prepare(sql);
  try {
    bind(statement, bindings);
    return await work(statement);
  } finally {
    statement.destroySync();
  }
}

/** Inside another statement DuckDB renames columns of one name; with open places it knows no others. */
const describe = ({ sql, bindings }: Request<'describe'>) =>
  within({ sql, bindings: [] }, (statement) =>
    within({ sql: `select * from (${sql}\n) limit 0`, bindings }, async (empty) => {
      const result = await empty.run();
      const nameOf = (index: number) => (bindings.length > 0 ? result : statement).columnName(index);
      return result.columnTypes().map((type, index) => ({ name: nameOf(index), type: described(type) }));
    }),
  );

/** Types by name, also those inside. The values of an enumeration may be many and nobody asks for them. */
const described = (type: DuckDBType): TypeDescription =>
  JSON.parse(
    JSON.stringify(type.toJson(), (key, value) => {
      if (key === 'values') return undefined;
      return key === 'typeId' ? DuckDBTypeId[value] : value;
    }),
  );

const copy = (request: Request<'copy'>) =>
  within(request, async (statement) => (await statement.run()).rowsChanged);

async function count(request: Request<'count'>): Promise<(number | null)[] | null> {
  let late = false;
  const stop = () => {
    late = true;
    connection?.interrupt();
  };
  const timer = setTimeout(stop, request.seconds * 1000);
  try {
    return await within(request, async (statement) => {
      const reader = await statement.runAndReadAll();
      return (reader.getRows()[0] ?? []).map((value) => (value === null ? null : Number(value)));
    });
  } catch (error) {
    if (late) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The bytes that end a stream: a marker and the length of no message at all. */
const endOfStream = 8;

/** A row group at a time, so that memory holds one. Each is a stream of its own, of which the inner ends are cut. */
async function toArrow({ from, to }: Request<'arrow'>): Promise<null> {
  const { ParquetFile } = await import('parquet-wasm');
  using source = await ParquetFile.fromFile(await openAsBlob(from));
  using metadata = source.metadata();
  const groups = metadata.numRowGroups();
  await using target = await open(to, 'w');
  if (groups === 0) await target.writeFile((await source.read()).intoIPCStream());
  for (let group = 0; group < groups; group++) {
    const stream = (await source.read({ rowGroups: [group], batchSize: 65_536 })).intoIPCStream();
    const first = group === 0 ? 0 : lengthOfSchema(stream);
    const last = group === groups - 1 ? stream.length : stream.length - endOfStream;
    await target.writeFile(stream.subarray(first, last));
  }
  return null;
}

/** The schema is the first message: a marker, the length of what follows, and no body. */
const lengthOfSchema = (stream: Uint8Array): number =>
  8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true);

async function answer({ task, request }: EngineRequest): Promise<unknown> {
  if (task === 'open') return await openDatabase(request as Request<'open'>);
  if (task === 'describe') return await describe(request as Request<'describe'>);
  if (task === 'copy') return await copy(request as Request<'copy'>);
  if (task === 'count') return await count(request as Request<'count'>);
  return await toArrow(request as Request<'arrow'>);
}

process.on('message', async (message: EngineRequest) => {
  const told: EngineAnswer = await answer(message).then(
    (done) => ({ done: done ?? null }),
    (error: unknown) => ({ problem: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(told);
});
process.on('disconnect', () => process.exit());
