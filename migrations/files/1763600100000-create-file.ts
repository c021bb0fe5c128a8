import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateFile1763600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table file (
        id              uuid primary key,
        organization_id uuid not null,
        uploaded_by     uuid not null,
        name            text not null,
        format          text not null,
        size_bytes      bigint not null,
        sha256          text not null,
        object_key      text not null unique,
        created_at      timestamptz(3) not null default now()
      );
      create index file_newest on file (organization_id, created_at desc, id desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table file');
  }
}
