import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePersonalDataExport1763771000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table personal_data_export (
        id           uuid primary key,
        user_id      uuid not null,
        state        text not null check (state in ('waiting', 'ready', 'failed', 'expired')),
        requested_at timestamptz(3) not null,
        finished_at  timestamptz(3),
        expires_at   timestamptz(3),
        size_bytes   bigint,
        sha256       text,
        problem      text
      );
      create index personal_data_export_newest on personal_data_export (user_id, requested_at desc, id desc);
      create unique index personal_data_export_waiting on personal_data_export (user_id) where state = 'waiting';
      create index personal_data_export_state on personal_data_export (state, expires_at);
      comment on table personal_data_export is 'An archive of everything about a person, asked for by that person';
      comment on column personal_data_export.expires_at is 'When the archive is removed from the object store';
      comment on column personal_data_export.problem is 'Why there is no archive, for the person to read';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table personal_data_export');
  }
}
