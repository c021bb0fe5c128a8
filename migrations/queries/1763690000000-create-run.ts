import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRun1763690000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table run (
        id              uuid not null,
        organization_id uuid not null,
        user_id         uuid not null,
        data_source_id  uuid not null,
        data_version    text not null,
        origin          text not null check (origin in ('sql', 'question')),
        sql             text not null,
        parameters      jsonb not null,
        max_rows        integer not null,
        status          text not null check (status in ('completed', 'failed')),
        code            text,
        row_count       bigint not null,
        total_rows      bigint not null,
        execute_ms      double precision not null,
        cached          boolean not null,
        started_at      timestamptz(3) not null,
        favorite        boolean not null default false,
        primary key (organization_id, id)
      );
      create index run_by_user on run (organization_id, user_id, started_at desc, id desc);
      create index run_by_time on run (organization_id, started_at);

      comment on table run is 'Statements that were run, with what they came to but without their rows.';
      comment on column run.origin is 'sql: written by hand; question: by the engine, for a question.';
      comment on column run.code is 'Of the problem, when it failed.';

      create table usage (
        organization_id uuid not null,
        day             date not null,
        statements      bigint not null,
        failed          bigint not null,
        cached          bigint not null,
        rows            bigint not null,
        execute_ms      double precision not null,
        primary key (organization_id, day)
      );

      comment on table usage is 'What an organisation has used, by day in UTC; it stays when runs are deleted.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table usage; drop table run');
  }
}
