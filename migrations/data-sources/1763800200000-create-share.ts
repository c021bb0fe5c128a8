import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateShare1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table data_source add column restricted boolean not null default false;
      comment on column data_source.restricted is 'Whether it is for those alone that it is shared with; otherwise for everybody in the organisation';

      create table share (
        data_source_id uuid not null references data_source on delete cascade,
        subject_kind   text not null check (subject_kind in ('organization', 'team', 'user')),
        subject_id     uuid not null,
        access         text not null check (access in ('see', 'ask', 'manage')),
        primary key (data_source_id, subject_id)
      );
      create index share_subject on share (subject_id);
      comment on table share is 'With whom a restricted source is shared, beside who made it and the admins';
      comment on column share.subject_id is 'Of the organisation, a team or a user: ids of organizations and identity';
      comment on column share.access is 'see: that it is there. ask: its schema and its rows. manage: change, share and delete it. Each includes those before it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table share; alter table data_source drop column restricted');
  }
}
