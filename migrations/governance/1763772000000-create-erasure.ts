import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateErasure1763772000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table erasure (
        id           uuid primary key,
        user_id      uuid,
        sealed_email text,
        pseudonym    uuid not null,
        receipt_hash bytea not null unique,
        state        text not null check (state in ('scheduled', 'running', 'completed', 'cancelled')),
        requested_at timestamptz(3) not null,
        due_at       timestamptz(3) not null,
        completed_at timestamptz(3),
        problem      text,
        certificate  jsonb
      );
      create unique index erasure_open on erasure (user_id) where state in ('scheduled', 'running');
      create index erasure_due on erasure (state, due_at);
      comment on table erasure is 'A person wants to be forgotten';
      comment on column erasure.user_id is 'Empty when it is completed: nothing says any more who it was';
      comment on column erasure.sealed_email is 'For the certificate, until it is completed';
      comment on column erasure.receipt_hash is 'SHA-256 of what the person follows it with, when there is no account any more';

      create table erasure_step (
        erasure_id   uuid not null references erasure on delete cascade,
        position     integer not null,
        module       text not null,
        state        text not null check (state in ('waiting', 'erased')),
        attempts     integer not null default 0,
        found        jsonb,
        problem      text,
        confirmed_at timestamptz(3),
        primary key (erasure_id, module)
      );
      comment on column erasure_step.found is 'What there was before anything was erased: kept when a killed process begins anew';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table erasure_step, erasure');
  }
}
