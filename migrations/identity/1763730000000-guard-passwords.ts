import type { MigrationInterface, QueryRunner } from 'typeorm';

export class GuardPasswords1763730000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account add column password_changed_at timestamptz not null default now();
      update account set password_changed_at = created_at;
      comment on column account.password_changed_at is 'When the password was set, for the operator who lets them expire';

      create table former_password (
        account_id    uuid not null references account on delete cascade,
        replaced_at   timestamptz not null,
        password_hash text not null,
        primary key (account_id, replaced_at)
      );
      comment on table former_password is 'What a password was, as its hash, so that it is not taken again';

      create table failed_sign_in (
        bucket   bytea primary key,
        failures integer not null,
        last_at  timestamptz not null
      );
      create index failed_sign_in_last on failed_sign_in (last_at);
      comment on table failed_sign_in is 'How often somebody was wrong lately; the more often, the longer they wait';
      comment on column failed_sign_in.bucket is 'SHA-256 of what is counted: an e-mail address, a network address, or both';

      create table one_time_token (
        hash       bytea primary key,
        account_id uuid not null references account on delete cascade,
        purpose    text not null,
        expires_at timestamptz not null,
        used_at    timestamptz
      );
      create index one_time_token_account on one_time_token (account_id, purpose);
      create index one_time_token_expires on one_time_token (expires_at);
      comment on table one_time_token is 'Sent by e-mail, good for one thing, once';
      comment on column one_time_token.hash is 'SHA-256 of the token, which is stored nowhere';

      alter table session add column address text not null default '', add column user_agent text not null default '';
      comment on column session.address is 'The network address of the sign-in: IPv4, or the first 64 bits of IPv6';
      comment on column session.user_agent is 'What the program called itself that signed in';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session drop column user_agent, drop column address;
      drop table one_time_token, failed_sign_in, former_password;
      alter table account drop column password_changed_at;
    `);
  }
}
