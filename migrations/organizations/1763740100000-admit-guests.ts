import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AdmitGuests1763740100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table membership drop constraint membership_role_check;
      alter table membership add constraint membership_role_check check (role in ('admin', 'analyst', 'user', 'guest'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update membership set role = 'user' where role = 'guest';
      alter table membership drop constraint membership_role_check;
      alter table membership add constraint membership_role_check check (role in ('admin', 'analyst', 'user'));
    `);
  }
}
