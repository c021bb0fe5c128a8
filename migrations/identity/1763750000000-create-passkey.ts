import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePasskey1763750000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table second_factor drop constraint second_factor_kind_check;
      alter table second_factor add constraint second_factor_kind_check check (kind in ('totp', 'email', 'passkey'));

      create table passkey (
        id            uuid primary key,
        account_id    uuid not null references account on delete cascade,
        factor_id     uuid not null references second_factor on delete cascade,
        credential_id text not null unique,
        name          text not null,
        public_key    bytea not null,
        counter       bigint not null,
        transports    jsonb not null,
        synced        boolean not null,
        created_at    timestamptz(3) not null,
        last_used_at  timestamptz
      );
      create index passkey_account on passkey (account_id, created_at, id);
      create index passkey_factor on passkey (factor_id);
      comment on table passkey is 'A WebAuthn credential: a key that never leaves the device or the keychain of its owner';
      comment on column passkey.factor_id is 'The second factor that all passkeys of an account are together';
      comment on column passkey.credential_id is 'As the authenticator calls it: base64url';
      comment on column passkey.public_key is 'COSE';
      comment on column passkey.counter is 'Of the last use; one that does not grow is a copy. 0: this authenticator does not count';
      comment on column passkey.transports is 'How a browser reaches it: usb, nfc, internal, hybrid';
      comment on column passkey.synced is 'Kept in a keychain that several devices share';

      create table passkey_challenge (
        hash       bytea primary key,
        account_id uuid references account on delete cascade,
        expires_at timestamptz not null
      );
      create index passkey_challenge_account on passkey_challenge (account_id);
      create index passkey_challenge_expires on passkey_challenge (expires_at);
      comment on table passkey_challenge is 'An authenticator was asked to sign this, once';
      comment on column passkey_challenge.account_id is 'Who adds a passkey; null: anybody signs in';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table passkey_challenge, passkey;
      delete from second_factor where kind = 'passkey';
      alter table second_factor drop constraint second_factor_kind_check;
      alter table second_factor add constraint second_factor_kind_check check (kind in ('totp', 'email'));
    `);
  }
}
