import { Injectable } from '@nestjs/common';
import type { Dialect } from '#modules/catalog';
import type { Node } from '../domain/syntax-tree.js';
import { DuckdbParser } from './duckdb-parser.js';
import { MysqlParser } from './mysql-parser.js';
import { PostgresqlParser } from './postgresql-parser.js';

/** The parser of each dialect. */
@Injectable()
export class Parsers {
  constructor(
    private readonly duckdb: DuckdbParser,
    private readonly postgresql: PostgresqlParser,
    private readonly mysql: MysqlParser,
  ) {}

  parse(sql: string, dialect: Dialect): Promise<Node> {
    return dialect === 'clickhouse' ? this.mysql.parse(sql, dialect) : this[dialect].parse(sql);
  }
}
