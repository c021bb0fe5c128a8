import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApiKey1763730200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_key (
        id                  uuid primary key,
        account_id          uuid not null references account on delete cascade,
        organization_id     uuid not null,
        name                text not null,
        prefix              text not null,
        hash                bytea not null unique,
        scopes              text[] not null,
        requests_per_minute integer not null check (requests_per_minute > 0),
        created_at          timestamptz not null,
        expires_at          timestamptz not null,
        last_used_at        timestamptz,
        revoked_at          timestamptz
      );
      create index api_key_account on api_key (account_id, created_at);
      comment on column api_key.organization_id is 'The only organisation that it works in';
      comment on column api_key.prefix is 'How it begins, to be told from others';
      comment on column api_key.hash is 'SHA-256 of the key, which is stored nowhere';
      comment on column api_key.last_used_at is 'To the minute';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_key');
  }
}
