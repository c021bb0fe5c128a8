import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateUsage1763760000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table usage_total (
        organization_id uuid not null,
        meter           text not null,
        period          text not null,
        used            bigint not null default 0,
        told            smallint not null default 0,
        primary key (organization_id, meter, period)
      );
      comment on table usage_total is 'What organisations have used. Its row is locked by who counts against a limit.';
      comment on column usage_total.period is 'The month, as 2026-11; 0000-00 for what does not start anew';
      comment on column usage_total.told is 'The share of the limit, in percent, that was announced last';

      create table user_usage (
        organization_id uuid not null,
        period          text not null,
        user_id         uuid not null,
        questions       bigint not null default 0,
        rows            bigint not null default 0,
        api_calls       bigint not null default 0,
        primary key (organization_id, period, user_id)
      );
      comment on table user_usage is 'The same by user, for what starts anew every month';

      create table reservation (
        id              uuid primary key,
        organization_id uuid not null,
        meter           text not null,
        amount          bigint not null,
        correlation_id  text not null,
        expires_at      timestamptz not null
      );
      create index reservation_by_organization on reservation (organization_id, meter);
      create index reservation_by_request on reservation (correlation_id);
      create index reservation_expired on reservation (expires_at);
      comment on table reservation is 'Held for requests whose event has not arrived';

      create table counted_item (
        organization_id uuid not null,
        meter           text not null,
        item_id         uuid not null,
        amount          bigint not null,
        removed         boolean not null default false,
        primary key (organization_id, meter, item_id)
      );
      comment on table counted_item is 'Sources, seats and files: the news of the end may come before that of the beginning';

      create table call_batch (
        id         uuid primary key,
        counted_at timestamptz not null default now()
      );
      create index call_batch_age on call_batch (counted_at);
      comment on table call_batch is 'Batches of API calls that were counted';

      create table account (
        organization_id        uuid primary key,
        operator_plan          text,
        subscribed_plan        text,
        state                  text not null default 'none' check (state in ('none', 'active', 'past_due', 'ended')),
        current_period_end     timestamptz(3),
        cancel_at_period_end   boolean not null default false,
        past_due_since         timestamptz(3),
        told_plan              text,
        stripe_customer_id     text unique,
        stripe_subscription_id text unique,
        version                integer not null default 0
      );
      comment on column account.operator_plan is 'Set by an operator: counts whatever is paid for';
      comment on column account.told_plan is 'The plan that was announced last';
      comment on column account.version is 'Grows with every change of what Stripe says';

      create table stripe_event (
        id          text primary key,
        type        text not null,
        received_at timestamptz not null default now()
      );
      create index stripe_event_age on stripe_event (received_at);
      comment on table stripe_event is 'What Stripe told and was taken in: it may tell it again';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table stripe_event, account, call_batch, counted_item, reservation, user_usage, usage_total',
    );
  }
}
