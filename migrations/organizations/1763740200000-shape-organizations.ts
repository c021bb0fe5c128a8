import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ShapeOrganizations1763740200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organization
        add column slug              text unique,
        add column owner_id          uuid,
        add column settings          jsonb not null default '{}',
        add column branding          jsonb not null default '{}',
        add column suspended_at      timestamptz,
        add column suspension_reason text,
        add column deleted_at        timestamptz,
        add column erase_at          timestamptz;
      update organization o set slug = 'org-' || id, owner_id = coalesce(personal_of, (
        select user_id from membership m where m.organization_id = o.id and m.role = 'admin' order by joined_at limit 1));
      alter table organization alter column slug set not null;
      create index organization_to_erase on organization (erase_at) where erase_at is not null;
      comment on column organization.slug is 'A short name for addresses, unique on this server';
      comment on column organization.owner_id is 'The admin whom nobody can remove: an id of identity';
      comment on column organization.settings is 'As the schema organizationSettings of the contract says';
      comment on column organization.branding is 'As the schema organizationBranding of the contract says';
      comment on column organization.erase_at is 'When what it owns is erased, after it was deleted';

      alter table membership add column suspended_at timestamptz;

      create table team (
        id              uuid primary key,
        organization_id uuid not null references organization on delete cascade,
        name            text not null,
        description     text not null default '',
        created_at      timestamptz(3) not null default now(),
        unique (id, organization_id)
      );
      create unique index team_name on team (organization_id, lower(name));

      create table team_member (
        team_id         uuid not null,
        organization_id uuid not null,
        user_id         uuid not null,
        added_at        timestamptz(3) not null default now(),
        primary key (team_id, user_id),
        foreign key (team_id, organization_id) references team (id, organization_id) on delete cascade,
        foreign key (organization_id, user_id) references membership on delete cascade
      );
      create index team_member_user on team_member (organization_id, user_id);
      comment on column team_member.user_id is 'A member of the organisation: who leaves it leaves its teams';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table team_member, team;
      alter table membership drop column suspended_at;
      alter table organization drop column slug, drop column owner_id, drop column settings, drop column branding,
        drop column suspended_at, drop column suspension_reason, drop column deleted_at, drop column erase_at;
    `);
  }
}
