import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateScim1763750200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table scim_token (
        id              uuid primary key,
        organization_id uuid not null references organization on delete cascade,
        hash            bytea not null unique,
        prefix          text not null,
        created_at      timestamptz(3) not null,
        last_used_at    timestamptz
      );
      create index scim_token_organization on scim_token (organization_id, created_at, id);
      comment on table scim_token is 'Lets a directory manage the members of one organisation';
      comment on column scim_token.hash is 'SHA-256 of the token, which is stored nowhere';
      comment on column scim_token.prefix is 'How it begins, to be told from others';

      create table scim_user (
        organization_id uuid not null,
        user_id         uuid not null,
        user_name       text not null,
        external_id     text,
        attributes      jsonb not null,
        updated_at      timestamptz(3) not null,
        primary key (organization_id, user_id),
        foreign key (organization_id, user_id) references membership on delete cascade
      );
      create unique index scim_user_name on scim_user (organization_id, lower(user_name));
      create index scim_user_external on scim_user (organization_id, external_id);
      comment on table scim_user is 'What the directory of an organisation says of a member: of no account, which is its owner''s';
      comment on column scim_user.attributes is 'The other attributes of a SCIM user, as they came';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table scim_user, scim_token');
  }
}
