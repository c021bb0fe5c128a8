import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AllowNetworks1763780000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organization add column allowed_networks jsonb not null default '[]';
      comment on column organization.allowed_networks is 'From where alone it may be worked in: [{network, note}]; none: from everywhere';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table organization drop column allowed_networks');
  }
}
