import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSecondFactor1763730300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table second_factor (
        id            uuid primary key,
        account_id    uuid not null references account on delete cascade,
        kind          text not null check (kind in ('totp', 'email')),
        sealed_secret text,
        last_step     bigint not null default 0,
        created_at    timestamptz not null,
        confirmed_at  timestamptz,
        last_used_at  timestamptz,
        unique (account_id, kind)
      );
      comment on table second_factor is 'What somebody shows besides the password';
      comment on column second_factor.sealed_secret is 'Of TOTP: base32, sealed with ENCRYPTION_KEY';
      comment on column second_factor.last_step is 'Of TOTP: the time step of the last code that was taken; earlier ones are taken no more';
      comment on column second_factor.confirmed_at is 'Not asked for before its owner has used it once';

      create table recovery_code (
        account_id uuid not null references account on delete cascade,
        hash       bytea not null,
        used_at    timestamptz,
        primary key (account_id, hash)
      );
      comment on table recovery_code is 'For somebody who has lost the second factor; each is good once';
      comment on column recovery_code.hash is 'SHA-256 of the code, which is stored nowhere';

      create table challenge (
        hash       bytea primary key,
        account_id uuid not null references account on delete cascade,
        purpose    text not null check (purpose in ('sign-in', 'session', 'enrol')),
        expires_at timestamptz not null,
        attempts   integer not null default 0,
        code_hash  bytea,
        used_at    timestamptz
      );
      create index challenge_account on challenge (account_id);
      create index challenge_expires on challenge (expires_at);
      comment on table challenge is 'Somebody was asked for a second factor';
      comment on column challenge.hash is 'SHA-256 of its token, which is stored nowhere';
      comment on column challenge.purpose is 'To open a session, in one that is open, or to try out a new factor';
      comment on column challenge.code_hash is 'SHA-256 of the code that was sent by e-mail';

      alter table session
        add column second_factor boolean not null default false,
        add column confirmed_at timestamptz not null default now();
      comment on column session.second_factor is 'Whether a second factor was shown in it';
      comment on column session.confirmed_at is 'When its owner last proved to be there';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session drop column confirmed_at, drop column second_factor;
      drop table challenge, recovery_code, second_factor;
    `);
  }
}
