import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents are `json`, not `jsonb`: they are only read whole, and may hold any character a file does. */
export class CreateSchemaVersion1763600400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table schema_version (
        data_source_id  uuid not null,
        version         text not null,
        organization_id uuid not null,
        rules           integer not null,
        inferred        json not null,
        described       json not null,
        model_version   text not null,
        column_values   json not null,
        profiled_at     timestamptz(3) not null,
        primary key (data_source_id, version)
      );
      comment on column schema_version.rules is 'Edition of the rules of inference it was made by.';
      comment on column schema_version.inferred is 'Tables and keys as profiling found them.';
      comment on column schema_version.described is 'The same with the notes merged in: what GetSchema answers.';
      comment on column schema_version.model_version is 'Hash of what is described.';

      create table source_notes (
        data_source_id  uuid primary key,
        organization_id uuid not null,
        notes           json not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table source_notes, schema_version');
  }
}
