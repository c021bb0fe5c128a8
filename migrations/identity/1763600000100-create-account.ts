import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccount1763600000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id            uuid primary key,
        email         text not null unique check (email = lower(email)),
        name          text not null,
        password_hash text not null,
        created_at    timestamptz not null default now()
      );
      comment on column account.password_hash is 'Argon2id with parameters and salt, in PHC format';

      create table session (
        id         uuid primary key,
        account_id uuid not null references account on delete cascade,
        started_at timestamptz not null default now(),
        ended_at   timestamptz
      );
      create index session_account on session (account_id);
      comment on table session is 'One sign-in, with every token that descends from it';

      create table refresh_token (
        hash       bytea primary key,
        session_id uuid not null references session on delete cascade,
        expires_at timestamptz not null,
        used_at    timestamptz
      );
      create index refresh_token_session on refresh_token (session_id);
      comment on column refresh_token.hash is 'SHA-256 of the token, which is stored nowhere';
      comment on column refresh_token.used_at is 'When it was traded for its successor';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table refresh_token, session, account');
  }
}
