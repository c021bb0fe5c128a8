import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddClickhouse1763720000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(constraints(`'postgresql', 'mysql', 'clickhouse'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `delete from data_source where kind = 'clickhouse'; ${constraints(`'postgresql', 'mysql'`)}`,
    );
  }
}

const constraints = (databases: string): string => `
  alter table data_source
    drop constraint data_source_kind_check,
    add constraint data_source_kind_check check (kind in ('builtin', 'files', ${databases})),
    drop constraint if exists data_source_connection_check,
    add constraint data_source_connection_check
      check ((kind in (${databases})) = (connection is not null and sealed_password is not null));`;
