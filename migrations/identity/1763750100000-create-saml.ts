import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateSaml1763750100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saml_connection (
        organization_id      uuid primary key,
        idp_entity_id        text not null,
        sso_url              text not null,
        certificates         jsonb not null,
        allows_idp_initiated boolean not null,
        provisions           boolean not null,
        updated_at           timestamptz not null
      );
      comment on table saml_connection is 'The identity provider whose word counts for one organisation';
      comment on column saml_connection.organization_id is 'Of the module organizations: an id, never a relation';
      comment on column saml_connection.certificates is 'PEM: any of them may have signed';
      comment on column saml_connection.allows_idp_initiated is 'Whether it may speak without having been asked';
      comment on column saml_connection.provisions is 'Whether somebody new gets an account, and becomes a member';

      create table saml_identity (
        organization_id uuid not null references saml_connection on delete cascade,
        name_id         text not null,
        account_id      uuid not null references account on delete cascade,
        linked_at       timestamptz not null,
        last_used_at    timestamptz,
        primary key (organization_id, name_id),
        unique (organization_id, account_id)
      );
      create index saml_identity_account on saml_identity (account_id);
      comment on table saml_identity is 'Who the provider of one organisation means by a name; that of another means somebody else by it';

      create table saml_request (
        hash            bytea primary key,
        organization_id uuid not null references saml_connection on delete cascade,
        browser_hash    bytea not null,
        return_to       text,
        account_id      uuid references account on delete cascade,
        expires_at      timestamptz not null
      );
      create index saml_request_organization on saml_request (organization_id);
      create index saml_request_account on saml_request (account_id);
      create index saml_request_expires on saml_request (expires_at);
      comment on table saml_request is 'A browser went to the provider; an answer to it is taken once';
      comment on column saml_request.hash is 'SHA-256 of its ID';
      comment on column saml_request.account_id is 'Of somebody who links; null: somebody signs in';

      create table saml_assertion (
        hash       bytea primary key,
        expires_at timestamptz not null
      );
      create index saml_assertion_expires on saml_assertion (expires_at);
      comment on table saml_assertion is 'Taken once and never again; kept as long as it would be good';

      create table saml_code (
        hash         bytea primary key,
        account_id   uuid not null references account on delete cascade,
        browser_hash bytea,
        expires_at   timestamptz not null
      );
      create index saml_code_account on saml_code (account_id);
      create index saml_code_expires on saml_code (expires_at);
      comment on table saml_code is 'Traded for tokens once, by the browser that went';
      comment on column saml_code.browser_hash is 'SHA-256 of its cookie; null: the provider spoke first, so no browser went';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saml_code, saml_assertion, saml_request, saml_identity, saml_connection');
  }
}
