import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateShare1763684300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table share (
        question_id        uuid not null references question on delete cascade,
        subject_kind       text not null check (subject_kind in ('organization', 'team', 'user')),
        subject_id         uuid not null,
        whole_conversation boolean not null,
        primary key (question_id, subject_id)
      );
      create index share_by_subject on share (subject_id);
      comment on table share is 'With whom somebody shares an answered question of theirs';
      comment on column share.subject_id is 'Of the organisation, a team or a user: ids of organizations and identity';
      comment on column share.whole_conversation is 'Whether all questions of its conversation are meant, later ones too';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table share');
  }
}
