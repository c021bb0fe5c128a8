import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRequest1763600000120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table request (
        scope         text not null,
        key           text not null,
        claim_id      uuid not null,
        fingerprint   text not null,
        claimed_until timestamptz not null,
        expires_at    timestamptz not null,
        status        smallint,
        content_type  text,
        body          text,
        primary key (scope, key)
      );
      create index request_expires on request (expires_at);
      comment on table request is 'POST requests with an Idempotency-Key, and what was answered';
      comment on column request.scope is 'Whose key it is: organisation and user, for guests their address too';
      comment on column request.claim_id is 'The one attempt that may write the answer';
      comment on column request.fingerprint is 'SHA-256 of method, address and body';
      comment on column request.claimed_until is 'Until when nobody else may try, unless it is answered before';
      comment on column request.status is 'Of the answer; null while it is being made';

      grant usage on schema idempotency to public;
      grant select, insert, update, delete on request to public;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table request');
  }
}
