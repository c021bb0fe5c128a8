import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RequireSecondFactor1763730300010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organization add column second_factor_required boolean not null default false;
      comment on column organization.second_factor_required is 'Whether its members must show a second factor to work in it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table organization drop column second_factor_required');
  }
}
