import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEntityResolution1763793000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(resolutions);
    await runner.query(entities);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table entity_record, entity, entity_decision, entity_pair, entity_run, entity_resolution',
    );
  }
}

const resolutions = `
  create table entity_resolution (
    id              uuid primary key,
    organization_id uuid not null,
    data_source_id  uuid not null,
    name            text not null,
    spec            jsonb not null,
    changed_by      uuid not null,
    changed_at      timestamptz(3) not null,
    unique (organization_id, name)
  );
  comment on table entity_resolution is 'Which records of the tables of a source are the same thing';

  create table entity_run (
    id            uuid primary key,
    resolution_id uuid not null references entity_resolution on delete cascade,
    requested_by  uuid not null,
    requested_at  timestamptz(3) not null,
    state         text not null check (state in ('waiting', 'completed', 'failed')),
    finished_at   timestamptz(3),
    data_version  text,
    report        jsonb,
    problem       text
  );
  create unique index entity_run_waiting on entity_run (resolution_id) where state = 'waiting';
  create index entity_run_time on entity_run (resolution_id, requested_at desc, id desc);

  create table entity_pair (
    resolution_id uuid not null references entity_resolution on delete cascade,
    left_table    smallint not null,
    left_key      text not null,
    right_table   smallint not null,
    right_key     text not null,
    score         float8 not null,
    known         float8 not null,
    similarities  jsonb not null,
    primary key (resolution_id, left_table, left_key, right_table, right_key)
  );
  create index entity_pair_score on entity_pair (resolution_id, score desc, left_table, left_key, right_table, right_key);
  comment on table entity_pair is 'Records that may be the same, as the last run found them: for a person to decide';
  comment on column entity_pair.left_table is 'The place of the table in the resolution';
`;

const entities = `
  create table entity_decision (
    resolution_id uuid not null references entity_resolution on delete cascade,
    left_table    smallint not null,
    left_key      text not null,
    right_table   smallint not null,
    right_key     text not null,
    verdict       text not null check (verdict in ('match', 'no-match')),
    decided_by    uuid not null,
    decided_at    timestamptz(3) not null,
    primary key (resolution_id, left_table, left_key, right_table, right_key)
  );
  comment on table entity_decision is 'What people said of two records; it goes before every score';

  create table entity (
    id            uuid primary key,
    resolution_id uuid not null references entity_resolution on delete cascade,
    created_at    timestamptz(3) not null,
    successor_id uuid,
    ended_at      timestamptz(3)
  );
  create index entity_of_resolution on entity (resolution_id, id) where ended_at is null;
  comment on table entity is 'Several records that are one thing; the id stays from run to run';
  comment on column entity.successor_id is 'Into which entity it went';

  create table entity_record (
    resolution_id uuid not null references entity_resolution on delete cascade,
    table_place   smallint not null,
    record_key    text not null,
    entity_id     uuid not null references entity on delete cascade,
    primary key (resolution_id, table_place, record_key)
  );
  create index entity_record_entity on entity_record (entity_id);
`;
