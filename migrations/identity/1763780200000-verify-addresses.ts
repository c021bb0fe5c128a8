import type { MigrationInterface, QueryRunner } from 'typeorm';

export class VerifyAddresses1763780200000 implements MigrationInterface {
  /** Accounts that are there already have been trusted so far. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account add column email_verified_at timestamptz;
      update account set email_verified_at = created_at;
      comment on column account.email_verified_at is 'When the owner first showed to read the mailbox; empty until then';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column email_verified_at');
  }
}
