import type { DuckDBConnection, DuckDBInstance, DuckDBPreparedStatement } from '@duckdb/node-api';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { openScratch } from '#shared/duckdb';
import { queriesErrors } from '../contract/errors.js';
import { isNode, type Node } from '../domain/syntax-tree.js';

interface Parser {
  readonly connection: DuckDBConnection;
  readonly statement: DuckDBPreparedStatement;
}

const serialize =
  'select json_serialize_sql($1::varchar, skip_null := true, skip_empty := true, skip_default := true)::varchar';

/** The parser's own limit on nesting; it stops long before the stack ends. */
const maxExpressionDepth = 500;

/** DuckDB's own parser, on an empty locked database: what it understands is what the engine will run. */
@Injectable()
export class DuckdbParser implements OnApplicationShutdown {
  private instance: Promise<DuckDBInstance> | undefined;
  private readonly idle: Parser[] = [];

  /** The tree of the one SELECT that the text is; anything else is refused. */
  async parse(sql: string): Promise<Node> {
    const parser = this.idle.pop() ?? (await this.create());
    try {
      parser.statement.bindVarchar(1, sql);
      const result = await parser.statement.run();
      return this.oneSelect(JSON.parse(String(result.getChunk(0).getColumnVector(0).getItem(0))));
    } finally {
      this.idle.push(parser);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    for (const { connection, statement } of this.idle.splice(0)) {
      statement.destroySync();
      connection.closeSync();
    }
    (await this.instance)?.closeSync();
  }

  private async create(): Promise<Parser> {
    this.instance ??= openScratch({ memoryMb: 256, threads: 1, maxExpressionDepth });
    const connection = await (await this.instance).connect();
    return { connection, statement: await connection.prepare(serialize) };
  }

  private oneSelect(parsed: Serialized): Node {
    if (parsed.error) throw this.problemOf(parsed);
    const [first, ...others] = parsed.statements;
    if (!isNode(first)) throw queriesErrors.notOneSelect({ reason: 'the text is empty.' });
    if (others.length > 0)
      throw queriesErrors.notOneSelect({ reason: `there are ${others.length + 1} statements.` });
    return first;
  }

  private problemOf({ error_type: type, error_message: message, position }: Failure): Error {
    if (type === 'not implemented')
      return queriesErrors.notOneSelect({ reason: 'this statement is of another kind.' });
    if (/expression depth|memory exhausted/.test(message))
      return queriesErrors.refused({ reason: 'it is nested too deeply.' });
    const place = position === undefined ? '' : ` (character ${Number(position) + 1})`;
    return queriesErrors.notOneSelect({ reason: `${message}${place}` });
  }
}

interface Failure {
  readonly error: true;
  readonly error_type: string;
  readonly error_message: string;
  readonly position?: string;
}

type Serialized = Failure | { readonly error: false; readonly statements: readonly unknown[] };
