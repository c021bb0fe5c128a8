import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOrganization1763600000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organization (
        id          uuid primary key,
        name        text not null,
        personal_of uuid unique,
        created_at  timestamptz not null default now()
      );
      comment on column organization.personal_of is 'The user whose personal organisation it is: an id of identity';

      create table membership (
        organization_id uuid not null references organization on delete cascade,
        user_id         uuid not null,
        role            text not null check (role in ('admin', 'analyst', 'user')),
        joined_at       timestamptz(3) not null default now(),
        primary key (organization_id, user_id)
      );
      create index membership_user on membership (user_id);
      create index membership_joined on membership (organization_id, joined_at, user_id);
      comment on column membership.user_id is 'Owned by identity: an id, never a relation';
      comment on column membership.joined_at is 'In milliseconds, as a page cursor carries it';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table membership, organization');
  }
}
