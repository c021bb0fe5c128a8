import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProfile1763740400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table profile (
        user_id     uuid primary key,
        locale      text,
        time_zone   text,
        preferences jsonb not null default '{}',
        privacy     jsonb not null default '{}',
        updated_at  timestamptz not null
      );
      comment on table profile is 'What people say of themselves; their names and addresses are of identity';

      alter table membership add column name text, add column email text;
      create index membership_name on membership (organization_id, lower(name), user_id);
      create index membership_email on membership (organization_id, email, user_id);
      create index membership_unnamed on membership (organization_id) where name is null;
      comment on column membership.name is 'As identity knows it, kept here to sort and search by; empty until it was asked for';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table membership drop column name, drop column email;
      drop table profile;
    `);
  }
}
