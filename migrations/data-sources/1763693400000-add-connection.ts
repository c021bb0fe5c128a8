import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddConnection1763693400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table data_source
        add column connection jsonb,
        add column sealed_password text,
        drop constraint data_source_kind_check,
        add constraint data_source_kind_check check (kind in ('builtin', 'files', 'postgresql', 'mysql')),
        add constraint data_source_connection_check
          check ((kind in ('postgresql', 'mysql')) = (connection is not null and sealed_password is not null));
      comment on column data_source.sealed_password is 'AES-256-GCM, sealed for the id of the source.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from data_source where connection is not null;
      alter table data_source
        drop constraint data_source_connection_check,
        drop constraint data_source_kind_check,
        add constraint data_source_kind_check check (kind in ('builtin', 'files')),
        drop column connection,
        drop column sealed_password;
    `);
  }
}
