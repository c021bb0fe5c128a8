import { parentPort } from 'node:worker_threads';
import { init, MySqlDialect, Parser } from '@guanmingchiu/sqlparser-ts';

/** Runs as a thread of its own: a tree that is too deep for its stack breaks the parser for good. */

/** More than what is let through to it can need. */
const recursionLimit = 400;

await init();
const parser = new Parser(new MySqlDialect()).withRecursionLimit(recursionLimit);

/** It gives maps where it means objects with one field. Nobody asks for the places in the text: half of the tree. */
const told = (name: string, value: unknown): unknown => {
  if (name === 'span' || name.endsWith('_token')) return undefined;
  if (value === undefined) return null;
  return value instanceof Map ? Object.fromEntries(value) : value;
};

parentPort?.on('message', (sql: string) => {
  try {
    parentPort?.postMessage({ tree: JSON.stringify(parser.parse(sql), told) });
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});
