import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateConversation1763684200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table conversation (
        id              uuid primary key,
        organization_id uuid not null,
        user_id         uuid not null,
        last_asked_at   timestamptz(3) not null default now()
      );
      create index conversation_by_last_asked_at on conversation (last_asked_at);

      comment on table conversation is 'Whose a conversation is: to anybody else it does not exist.';
      comment on column conversation.id is 'Chosen by who asks.';

      create table reading (
        question_id     uuid primary key,
        conversation_id uuid not null references conversation (id) on delete cascade,
        position        bigint generated always as identity,
        data_source_id  uuid not null,
        context         jsonb
      );
      create index reading_by_conversation on reading (conversation_id, position desc);
      create index reading_by_source on reading (data_source_id);

      comment on table reading is 'What the answered questions of a conversation were read as: the next one may follow.';
      comment on column reading.position is 'In the order in which they were written, whatever the clocks of the replicas say.';
      comment on column reading.context is 'Empty when the engine did not read it, or its data source is gone: nothing can follow.';

      alter table question add column follows uuid;
      comment on column question.follows is 'The question whose reading this one continues.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table question drop column follows; drop table reading; drop table conversation',
    );
  }
}
