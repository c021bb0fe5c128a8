import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { orLoss } from './lost-connections.js';

declare const open: unique symbol;

/** An EntityManager inside a transaction. Only `Database.transaction` makes one. */
export type Transaction = EntityManager & { readonly [open]: true };

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
}
