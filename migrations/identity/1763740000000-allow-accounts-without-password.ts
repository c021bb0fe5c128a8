import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AllowAccountsWithoutPassword1763740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account alter column password_hash drop not null;
      comment on column account.password_hash is 'Argon2id with parameters and salt, in PHC format; none: its owner gets in another way';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update account set password_hash = '' where password_hash is null;
      alter table account alter column password_hash set not null;
    `);
  }
}
