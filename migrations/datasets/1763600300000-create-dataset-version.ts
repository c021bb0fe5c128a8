import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateDatasetVersion1763600300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table dataset_version (
        data_source_id  uuid not null,
        version         text not null,
        organization_id uuid not null,
        object_key      text not null,
        size_bytes      bigint not null,
        declared_keys   jsonb not null,
        origins         jsonb not null,
        created_at      timestamptz(3) not null default now(),
        primary key (data_source_id, version)
      );

      create table dataset_load (
        id              uuid primary key,
        data_source_id  uuid not null,
        organization_id uuid not null,
        file_ids        uuid[] not null,
        status          text not null check (status in ('waiting', 'running', 'done', 'failed')),
        attempts        integer not null default 0,
        alive_at        timestamptz not null default now(),
        created_at      timestamptz not null default now()
      );
      create index dataset_load_open on dataset_load (alive_at) where status in ('waiting', 'running');
      create index dataset_load_of on dataset_load (data_source_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table dataset_load, dataset_version');
  }
}
