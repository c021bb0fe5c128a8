import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why the earlier ones were declined is only known in words. */
export class GiveDeclinesACause1763683400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update question set outcome = outcome || '{"cause": "unclear"}'
       where status = 'declined' and not outcome ? 'cause'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update question set outcome = outcome - 'cause' where status = 'declined'`);
  }
}
