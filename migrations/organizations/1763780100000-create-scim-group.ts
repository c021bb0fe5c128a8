import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateScimGroup1763780100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scim_group (
        team_id     uuid primary key references team on delete cascade,
        external_id text,
        updated_at  timestamptz(3) not null
      );
      comment on table scim_group is 'What the directory of an organisation says of a team beside its name and members';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scim_group');
  }
}
