import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindMembersByParts1763801000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`do $$ declare trigrams text; begin
      select n.nspname into trigrams from pg_extension e join pg_namespace n on n.oid = e.extnamespace
       where e.extname = 'pg_trgm';
      if trigrams is not null then
        execute format('create index membership_name_parts on membership using gin (lower(name) %I.gin_trgm_ops)', trigrams);
        execute format('create index membership_email_parts on membership using gin (email %I.gin_trgm_ops)', trigrams);
      end if;
    end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists membership_name_parts, membership_email_parts');
  }
}
