import { parentPort } from 'node:worker_threads';
import { init, MySqlDialect, Parser } from '@guanmingchiu/sqlparser-ts';

/** Runs as a thread of its own: a tree that is too deep for its stack breaks the parser for good. */

/** More than what is let through to it can need. */
const recursionLimit = 400;

await init();
const parser = new Parser(new MySqlDialect()).withRecursionLimit(recursionLimit);

parentPort?.on('message', (sql: string) => {
  try {
    // It gives maps where it means objects with one field, which JSON cannot say.
    parentPort?.postMessage({ tree: parser.parse(sql) });
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});
