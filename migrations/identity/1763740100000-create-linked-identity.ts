import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLinkedIdentity1763740100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table linked_identity (
        id           uuid primary key,
        account_id   uuid not null references account on delete cascade,
        issuer       text not null,
        subject      text not null,
        email        text,
        linked_at    timestamptz not null,
        last_used_at timestamptz,
        unique (issuer, subject),
        unique (account_id, issuer)
      );
      comment on table linked_identity is 'An account at a provider that its owner signs in here with';
      comment on column linked_identity.issuer is 'An OpenID Connect issuer, or the address of GitHub: not the id of a setting, which may come to mean another one';
      comment on column linked_identity.subject is 'Never given to somebody else by the same issuer';
      comment on column linked_identity.email is 'As the provider had it when they were linked; decides nothing';

      create table provider_visit (
        state_hash   bytea primary key,
        browser_hash bytea not null,
        provider     text not null,
        redirect_uri text not null,
        return_to    text,
        account_id   uuid references account on delete cascade,
        expires_at   timestamptz not null,
        returned_at  timestamptz,
        identity     jsonb,
        code_hash    bytea unique,
        spent_at     timestamptz
      );
      create index provider_visit_expires on provider_visit (expires_at);
      create index provider_visit_account on provider_visit (account_id) where account_id is not null;
      comment on table provider_visit is 'A browser went to a provider to sign in';
      comment on column provider_visit.state_hash is 'SHA-256 of the state, which is stored nowhere';
      comment on column provider_visit.browser_hash is 'SHA-256 of the cookie that the browser keeps, which is stored nowhere';
      comment on column provider_visit.account_id is 'Of somebody who links; none: somebody signs in';
      comment on column provider_visit.identity is 'What the provider says of who came back';
      comment on column provider_visit.code_hash is 'SHA-256 of the code that the browser signs in or links with, once';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table provider_visit, linked_identity');
  }
}
