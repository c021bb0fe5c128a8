import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDataSource1763600200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table data_source (
        id              uuid primary key,
        organization_id uuid not null,
        created_by      uuid not null,
        name            text not null,
        kind            text not null check (kind in ('builtin', 'files')),
        status          text not null check (status in ('loading', 'ready', 'failed')),
        file_ids        uuid[] not null,
        version         text,
        report          jsonb,
        failure         jsonb,
        created_at      timestamptz(3) not null default now()
      );
      create index data_source_newest on data_source (organization_id, created_at desc, id desc);

      create table loaded_version (
        data_source_id uuid not null references data_source on delete cascade,
        version        text not null,
        report         jsonb not null,
        loaded_at      timestamptz not null default clock_timestamp(),
        primary key (data_source_id, version)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table loaded_version, data_source');
  }
}
