import { parentPort } from 'node:worker_threads';
import { ClickHouseDialect, init, MySqlDialect, Parser } from '@guanmingchiu/sqlparser-ts';

/** Runs as a thread of its own: a tree that is too deep for its stack breaks the parser for good. */

/** More than what is let through to it can need. */
const recursionLimit = 400;

await init();
const parsers = {
  mysql: new Parser(new MySqlDialect()).withRecursionLimit(recursionLimit),
  clickhouse: new Parser(new ClickHouseDialect()).withRecursionLimit(recursionLimit),
};

/** It gives maps where it means objects with one field. Nobody asks for the places in the text: half of the tree. */
const told = (name: string, value: unknown): unknown => {
  if (name === 'span' || name.endsWith('_token')) return undefined;
  if (value === undefined) return null;
  return value instanceof Map ? Object.fromEntries(value) : value;
};

parentPort?.on('message', ({ sql, dialect }: { sql: string; dialect: keyof typeof parsers }) => {
  try {
    parentPort?.postMessage({ tree: JSON.stringify(parsers[dialect].parse(sql), told) });
  } catch (error) {
    parentPort?.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});
parentPort?.postMessage('ready');
