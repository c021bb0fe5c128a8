import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImageUpload1763801100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table image_upload (
        object_key text primary key,
        begun_at   timestamptz not null
      );
      comment on table image_upload is 'Images on their way in, known before their first byte: what a killed process leaves goes with a later run of the job';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table image_upload');
  }
}
