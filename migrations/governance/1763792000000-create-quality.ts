import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateQuality1763792000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(rules);
    await runner.query(runs);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table quality_held_version, quality_result, quality_run, quality_schedule, quality_rule',
    );
  }
}

const rules = `
  create table quality_rule (
    id              uuid primary key,
    organization_id uuid not null,
    data_source_id  uuid not null,
    table_name      text not null,
    name            text not null,
    severity        text not null check (severity in ('warn', 'error')),
    enabled         boolean not null,
    definition      jsonb not null,
    changed_by      uuid not null,
    changed_at      timestamptz(3) not null,
    unique (organization_id, data_source_id, name)
  );
  comment on table quality_rule is 'What the data of a table has to be like';
  comment on column quality_rule.data_source_id is 'Owned by data-sources: an id, never a relation';
  comment on column quality_rule.severity is 'error: what fails holds a load back';
  comment on column quality_rule.definition is 'The check, with its type';

  create table quality_schedule (
    organization_id uuid not null,
    data_source_id  uuid not null,
    cron            text not null,
    next_run_at     timestamptz(3) not null,
    changed_by      uuid not null,
    changed_at      timestamptz(3) not null,
    primary key (organization_id, data_source_id)
  );
  create index quality_schedule_next on quality_schedule (next_run_at);
  comment on table quality_schedule is 'When the rules of a source are looked at, beside every load';
`;

const runs = `
  create table quality_run (
    id              uuid primary key,
    organization_id uuid not null,
    data_source_id  uuid not null,
    version         text,
    trigger         text not null check (trigger in ('load', 'schedule', 'manual')),
    state           text not null check (state in ('waiting', 'done', 'failed')),
    outcome         text check (outcome in ('pass', 'warn', 'fail', 'error')),
    score           double precision,
    counts          jsonb not null default '{"pass": 0, "warn": 0, "fail": 0, "error": 0}',
    held            boolean not null default false,
    requested_by    uuid,
    started_at      timestamptz(3) not null,
    finished_at     timestamptz(3),
    problem         text
  );
  create index quality_run_time on quality_run (organization_id, data_source_id, started_at desc, id);
  create unique index quality_run_waiting on quality_run (organization_id, data_source_id) where state = 'waiting';
  comment on table quality_run is 'Every time that the rules of a source were looked at';
  comment on column quality_run.score is '0 to 100: the mean of its results';
  comment on column quality_run.held is 'Of a load: its version does not answer; no figures of it are compared with';

  create table quality_result (
    run_id     uuid not null references quality_run on delete cascade,
    rule_id    uuid not null,
    name       text not null,
    table_name text not null,
    severity   text not null,
    definition jsonb not null,
    outcome    text not null check (outcome in ('pass', 'warn', 'fail', 'error')),
    row_count  bigint,
    failing    bigint,
    score      double precision,
    message    text not null,
    primary key (run_id, rule_id)
  );
  create index quality_result_rule on quality_result (rule_id);
  comment on column quality_result.definition is 'The check as it was then';

  create table quality_held_version (
    id              uuid primary key,
    organization_id uuid not null,
    data_source_id  uuid not null,
    version         text not null,
    run_id          uuid not null references quality_run on delete cascade,
    state           text not null check (state in ('held', 'released', 'superseded')),
    held_at         timestamptz(3) not null,
    ended_at        timestamptz(3),
    released_by     uuid,
    reason          text,
    unique (organization_id, data_source_id, version)
  );
  create index quality_held_version_time on quality_held_version (organization_id, held_at desc, id);
  comment on table quality_held_version is 'A version of the data that was loaded and does not answer';
  comment on column quality_held_version.state is 'superseded: a later version was let through';
`;
