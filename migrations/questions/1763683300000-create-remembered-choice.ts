import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRememberedChoice1763683300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table remembered_choice (
        id              uuid primary key default gen_random_uuid(),
        organization_id uuid not null,
        user_id         uuid not null,
        data_source_id  uuid not null,
        words_key       text not null,
        question        text not null,
        taken           jsonb not null,
        remembered_at   timestamptz(3) not null,
        unique (organization_id, user_id, data_source_id, words_key)
      );
      create index remembered_choice_by_source on remembered_choice (data_source_id);

      comment on table remembered_choice is 'What a person meant by the words of an ambiguous question.';
      comment on column remembered_choice.words_key is 'Digest of the words of the question, which may be long.';
      comment on column remembered_choice.taken is 'The choices in order: phrase, id, text.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table remembered_choice');
  }
}
