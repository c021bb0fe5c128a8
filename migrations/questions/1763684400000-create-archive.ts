import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateArchive1763684400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table archive (
        id              uuid primary key,
        organization_id uuid not null,
        user_id         uuid not null,
        month           date not null,
        question_ids    uuid[] not null,
        last_asked_at   timestamptz(3) not null,
        object_key      text not null,
        size_bytes      bigint,
        archived_at     timestamptz(3) not null
      );
      create index archive_by_asker on archive (organization_id, user_id, month desc, id desc);
      create index archive_by_user on archive (user_id);
      create index archive_by_question on archive using gin (question_ids);

      comment on table archive is 'Files in the object store with the questions of one person in one month, which are no longer in the table question';
      comment on column archive.month is 'Its first day, in UTC';
      comment on column archive.size_bytes is 'Null while the file is being written: its questions are still in the table';

      alter table feedback drop constraint feedback_question_id_fkey;
      comment on column feedback.question_id is 'Of a question in the table or in an archive; it goes with the question';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from feedback where not exists (select from question where question.id = question_id);
      alter table feedback add constraint feedback_question_id_fkey foreign key (question_id) references question;
      drop table archive`);
  }
}
