import type { MigrationInterface, QueryRunner } from 'typeorm';

/** pg-boss makes and migrates its own tables beside this one. */
export class CreateJobProgress1763600000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table job_progress (
        job_id     uuid primary key,
        percent    smallint not null check (percent between 0 and 100),
        changed_at timestamptz not null default now()
      );
      comment on table job_progress is 'How far a job of the PostgreSQL queue is, as last told by its handler.';
      comment on column job_progress.job_id is 'The id that pg-boss gave the job.';
      comment on column job_progress.percent is 'From 0 to 100.';
      comment on column job_progress.changed_at is 'When the handler told it.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table job_progress');
  }
}
