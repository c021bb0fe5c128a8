import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For what an organisation asks most. The public organisation, that of the guests, is left out: nobody is shown theirs. */
export class IndexAnsweredQuestions1763683500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index question_by_source on question (organization_id, data_source_id, asked_at desc)
        where status = 'answered' and organization_id <> '00000000-0000-4000-8000-000000000001'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index question_by_source');
  }
}
