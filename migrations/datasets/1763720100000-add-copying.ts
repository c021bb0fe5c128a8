import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCopying1763720100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dataset_version add column report jsonb not null default '{"tables": [], "changes": []}';
      alter table dataset_version alter column report drop default;

      alter table dataset_load
        add column origin text not null default 'files' check (origin in ('files', 'database')),
        add column whole boolean not null default false,
        add column unchecked boolean not null default false,
        add column rows_read bigint,
        add column rows_expected bigint,
        add column version text,
        add column failure jsonb,
        add column ended_at timestamptz(3),
        drop constraint dataset_load_status_check,
        add constraint dataset_load_status_check
          check (status in ('waiting', 'running', 'done', 'failed', 'cancelled'));
      alter table dataset_load alter column origin drop default;
      comment on column dataset_load.whole is 'Everything is read, also where usually only what is new is.';
      comment on column dataset_load.unchecked is 'What is read answers whatever its checks say.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table dataset_version drop column report;
      delete from dataset_load where origin = 'database' or status = 'cancelled';
      alter table dataset_load
        drop column origin,
        drop column whole,
        drop column unchecked,
        drop column rows_read,
        drop column rows_expected,
        drop column version,
        drop column failure,
        drop column ended_at,
        drop constraint dataset_load_status_check,
        add constraint dataset_load_status_check check (status in ('waiting', 'running', 'done', 'failed'));
    `);
  }
}
