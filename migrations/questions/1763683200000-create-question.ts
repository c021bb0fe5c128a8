import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuestion1763683200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table question (
        id              uuid primary key,
        organization_id uuid not null,
        user_id         uuid not null,
        data_source_id  uuid not null,
        conversation_id uuid,
        clarifies       uuid references question,
        chosen          text[] not null,
        question        text not null,
        status          text not null check (status in ('answered', 'ambiguous', 'declined')),
        outcome         jsonb not null,
        timing          jsonb not null,
        asked_at        timestamptz(3) not null
      );
      create index question_by_asker on question (organization_id, user_id, asked_at desc, id desc);
      create index question_by_conversation
        on question (organization_id, user_id, conversation_id, asked_at desc, id desc)
        where conversation_id is not null;

      comment on table question is 'Every question asked, with its outcome but without its rows. Insert only.';
      comment on column question.clarifies is 'The ambiguous question that this one settles.';
      comment on column question.chosen is 'Ids of the choices taken so far, in order.';
      comment on column question.outcome is
        'answered: reading, sql, provenance, summary; ambiguous: phrase, choices; declined: reason, notUnderstood, suggestions.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table question');
  }
}
