import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateLearnedNameAndLesson1763683800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learned_name (
        id              uuid primary key,
        organization_id uuid not null,
        data_source_id  uuid not null,
        name            text not null,
        meaning         jsonb not null,
        golden_id       uuid not null,
        question        text not null,
        learned_at      timestamptz(3) not null,
        removed_by      uuid
      );
      create unique index learned_name_once on learned_name (organization_id, data_source_id, name);
      create index learned_name_by_source on learned_name (data_source_id);
      create index learned_name_by_organization on learned_name (organization_id, learned_at desc, id desc);

      comment on table learned_name is 'What golden answers have taught the engine to call things.';
      comment on column learned_name.name is 'Folded.';
      comment on column learned_name.golden_id is 'The golden answer that it was learned from.';
      comment on column learned_name.removed_by is 'Who does not want it: it is not learned again.';

      create table lesson (
        id              uuid primary key,
        organization_id uuid not null,
        data_source_id  uuid not null,
        status          text not null check (status in ('waiting', 'done', 'failed')),
        requested_by    uuid,
        requested_at    timestamptz(3) not null,
        finished_at     timestamptz(3),
        report          jsonb,
        problem         text
      );
      create index lesson_by_organization on lesson (organization_id, requested_at desc, id desc);
      create index lesson_by_source on lesson (data_source_id);

      comment on table lesson is 'Runs of learning from the golden answers of an organisation, with what came of them.';
      comment on column lesson.requested_by is 'Empty for the weekly one.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table lesson; drop table learned_name');
  }
}
