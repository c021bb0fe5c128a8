import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Redis Streams keep, for where there is no Redis. */
export class CreateStreams1763600000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entry (
        stream      text not null,
        position    bigint generated always as identity,
        data        jsonb not null,
        appended_at timestamptz not null default now(),
        primary key (stream, position)
      );
      comment on table entry is 'What was appended to streams, until it is trimmed.';
      comment on column entry.position is 'Grows with every entry; within a stream it is the order of commits.';

      create table consumer_group (
        stream        text not null,
        name          text not null,
        last_position bigint not null default 0,
        primary key (stream, name)
      );
      comment on table consumer_group is 'How far the consumers of one group have read together.';

      create table pending (
        stream         text not null,
        consumer_group text not null,
        position       bigint not null,
        consumer       text not null,
        deliveries     integer not null default 1,
        delivered_at   timestamptz not null default clock_timestamp(),
        primary key (stream, consumer_group, position),
        foreign key (stream, consumer_group) references consumer_group on delete cascade,
        foreign key (stream, position) references entry on delete cascade
      );
      comment on table pending is 'Entries that a consumer took and has not acknowledged.';
      create index pending_by_age on pending (stream, consumer_group, delivered_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pending, consumer_group, entry');
  }
}
