import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddCopying1763720000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table data_source
        add column mode text not null default 'imported' check (mode in ('live', 'imported')),
        add column copy jsonb,
        add column schedule text,
        add column next_refresh_at timestamptz(3);
      update data_source set mode = 'live' where connection is not null;
      alter table data_source
        alter column mode drop default,
        add constraint data_source_copy_check
          check ((copy is not null) = (connection is not null and mode = 'imported')),
        add constraint data_source_schedule_check check ((schedule is null) = (next_refresh_at is null));
      create index data_source_due on data_source (next_refresh_at) where next_refresh_at is not null;
      comment on column data_source.copy is 'How a database that is imported is copied.';
      comment on column data_source.schedule is 'Five fields of cron, in UTC: when it is read once more.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from data_source where copy is not null;
      alter table data_source
        drop constraint data_source_copy_check,
        drop constraint data_source_schedule_check,
        drop column mode,
        drop column copy,
        drop column schedule,
        drop column next_refresh_at;
    `);
  }
}
