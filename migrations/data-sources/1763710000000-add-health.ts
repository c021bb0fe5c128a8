import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddHealth1763710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table data_source add column checked_at timestamptz(3);
      comment on column data_source.checked_at is 'When its live database was last asked whether it answers.';

      create table health_change (
        data_source_id uuid not null references data_source on delete cascade,
        position       bigint generated always as identity,
        since          timestamptz(3) not null,
        state          text not null check (state in ('healthy', 'unhealthy')),
        problem        jsonb check ((state = 'unhealthy') = (problem is not null)),
        primary key (data_source_id, position)
      );
      comment on table health_change is 'The newest row of a source is its state.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table health_change; alter table data_source drop column checked_at');
  }
}
