import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRetention1763790000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table retention_rule (
        organization_id    uuid not null,
        kind               text not null,
        days               integer not null,
        archive_after_days integer,
        changed_by         uuid not null,
        changed_at         timestamptz(3) not null,
        primary key (organization_id, kind)
      );
      comment on table retention_rule is 'How long an organisation keeps a kind of data, where it is not as usual';

      create table legal_hold (
        organization_id uuid primary key,
        reason          text not null,
        set_by          uuid not null,
        set_at          timestamptz(3) not null
      );
      comment on table legal_hold is 'Nothing of the organisation is removed because of its age';

      create table retention_run (
        run_id          uuid not null,
        organization_id uuid not null,
        kind            text not null,
        ran_at          timestamptz(3) not null,
        archived        bigint not null,
        removed         bigint not null,
        primary key (organization_id, run_id, kind)
      );
      create index retention_run_time on retention_run (organization_id, ran_at desc, kind);
      comment on table retention_run is 'What went because of its age, and when';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table retention_run, legal_hold, retention_rule');
  }
}
