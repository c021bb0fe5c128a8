import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGoldenAndFeedback1763683600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table golden (
        id              uuid primary key,
        organization_id uuid not null,
        data_source_id  uuid not null,
        words_key       text not null,
        question        text not null,
        kind            text not null check (kind in ('reading', 'sql')),
        chosen          text[] not null,
        sql             jsonb not null,
        columns         jsonb not null,
        tables          text[] not null,
        status          text not null check (status in ('proposed', 'active', 'broken')),
        problem         text,
        fits            text not null,
        proposed_by     uuid not null,
        proposed_at     timestamptz(3) not null,
        checked_by      uuid
      );
      create unique index golden_in_use on golden (organization_id, data_source_id, words_key)
        where status <> 'proposed';
      create index golden_by_source on golden (data_source_id);
      create index golden_by_organization on golden (organization_id, proposed_at desc, id desc);

      comment on table golden is 'Answers that an organisation holds for right.';
      comment on column golden.words_key is 'Digest of the words of the question.';
      comment on column golden.columns is 'Names and types of its columns when it was proposed.';
      comment on column golden.fits is 'The data, model and engine that it was last found to fit.';

      create table feedback (
        id              uuid primary key,
        organization_id uuid not null,
        user_id         uuid not null,
        question_id     uuid not null references question,
        verdict         text not null check (verdict in ('right', 'wrong', 'reading', 'sql')),
        correction      text,
        comment         text,
        golden_id       uuid,
        given_at        timestamptz(3) not null
      );
      create index feedback_by_question on feedback (question_id);

      comment on table feedback is 'What people think of their answers. Insert only.';
      comment on column feedback.correction is 'The id of the choice or reading, or the SQL.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table feedback; drop table golden');
  }
}
