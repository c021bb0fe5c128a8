import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLlmPolicy1763683900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table llm_policy (
        organization_id uuid primary key,
        allowed         boolean not null,
        may_see_rows    boolean not null,
        changed_by      uuid not null,
        changed_at      timestamptz(3) not null
      );

      comment on table llm_policy is 'Which organisations allow a language model to be asked; those without a row do not.';
      comment on column llm_policy.may_see_rows is 'Whether it may be shown values and rows of their data.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table llm_policy');
  }
}
