import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateRowPolicy1763740000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table row_policy (
        id              uuid primary key,
        organization_id uuid not null,
        data_source_id  uuid not null,
        table_name      text not null,
        name            text not null,
        audience        jsonb not null,
        condition       jsonb not null,
        changed_by      uuid not null,
        changed_at      timestamptz(3) not null
      );
      create unique index row_policy_name on row_policy (organization_id, data_source_id, table_name, lower(name));
      create index row_policy_list on row_policy (organization_id, table_name, name, id);
      comment on table row_policy is 'Which rows of a table of a source some people of an organisation see';
      comment on column row_policy.data_source_id is 'Owned by data-sources: an id, never a relation';
      comment on column row_policy.audience is 'Roles and users that the policy speaks to; everybody when both are empty';

      create table user_attribute (
        organization_id uuid not null,
        user_id         uuid not null,
        attributes      jsonb not null,
        changed_by      uuid not null,
        changed_at      timestamptz(3) not null,
        primary key (organization_id, user_id)
      );
      comment on column user_attribute.attributes is 'By name, the list of values that policies compare columns with';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table user_attribute, row_policy');
  }
}
