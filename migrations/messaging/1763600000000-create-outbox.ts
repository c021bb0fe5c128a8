import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Run once in the schema of every module. */
export class CreateOutbox1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table outbox_event (
        event_id       uuid primary key,
        position       bigint generated always as identity unique,
        event_type     text not null,
        "timestamp"    timestamptz not null default now(),
        source_service text not null,
        correlation_id text not null,
        payload        jsonb not null,
        routed_at      timestamptz
      );
      create index outbox_event_not_routed on outbox_event (position) where routed_at is null;
      create index outbox_event_routed on outbox_event (routed_at) where routed_at is not null;

      create table outbox_delivery (
        event_id     uuid not null references outbox_event,
        subscriber   text not null,
        attempts     integer not null default 0,
        due_at       timestamptz not null default now(),
        delivered_at timestamptz,
        last_error   text,
        primary key (event_id, subscriber)
      );
      create index outbox_delivery_open on outbox_delivery (due_at) where delivered_at is null;

      create table inbox (
        event_id   uuid not null,
        subscriber text not null,
        handled_at timestamptz not null default now(),
        primary key (event_id, subscriber)
      );
      create index inbox_handled on inbox (handled_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table inbox, outbox_delivery, outbox_event');
  }
}
