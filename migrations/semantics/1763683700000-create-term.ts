import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateTerm1763683700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table term (
        id              uuid primary key,
        organization_id uuid not null,
        data_source_id  uuid not null,
        name            text not null,
        other_names     text[] not null,
        folded_names    text[] not null,
        meaning         jsonb not null,
        description     text,
        changed_by      uuid not null,
        changed_at      timestamptz(3) not null
      );
      create index term_by_organization on term (organization_id, data_source_id);
      create index term_by_name on term (organization_id, lower(name), id);
      create index term_by_source on term (data_source_id);

      comment on table term is 'What organisations call things in their sources.';
      comment on column term.folded_names is 'All its names, as they are compared: no two terms of a source share one.';
      comment on column term.meaning is 'A definition in English, or the table, column or value that is meant.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table term');
  }
}
