import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { orLoss } from './lost-connections.js';
import { isConnectionFailure, unavailable } from './unavailable.js';

declare const open: unique symbol;

/** An EntityManager inside a transaction. Only `Database.transaction` makes one. */
export type Transaction = EntityManager & { readonly [open]: true };

/** A statement that is sent all the time. The name stands for its text. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

@Injectable()
export class Database {
  constructor(private readonly connections: DataSource) {}

  /** Commits what `work` did, or nothing of it. The transaction is passed on by hand, never ambient. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.connections.transaction(async (manager) => {
      try {
        return await work(manager as Transaction);
      } catch (error) {
        throw orLoss(error, manager.queryRunner);
      }
    });
  }

  query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.connections.query(sql, [...values]);
  }

  /** PostgreSQL reads and plans the statement once per connection. TypeORM knows no names, so this goes past it. */
  async prepared<Row>({ name, text, values }: Statement): Promise<Row[]> {
    const pool: Pool = (this.connections.driver as PostgresDriver).master;
    try {
      return (await pool.query({ name, text, values: [...values] })).rows;
    } catch (error) {
      throw isConnectionFailure(error) ? unavailable(error) : error;
    }
  }
}
