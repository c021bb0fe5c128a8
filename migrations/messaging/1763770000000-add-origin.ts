import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Run once in the schema of every module. */
export class AddOrigin1763770000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox_event add column origin jsonb;
      comment on column outbox_event.origin is 'Address, program and account of the request that it happened in';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbox_event drop column origin');
  }
}
