import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoteFactorsOfKeys1763780000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table api_key add column second_factor boolean not null default false;
      create index api_key_organization on api_key (organization_id, created_at);
      comment on column api_key.second_factor is 'Whether somebody had shown a second factor when it was made';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index api_key_organization;
      alter table api_key drop column second_factor;
    `);
  }
}
