import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateImage1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table image (
        id              uuid primary key,
        user_id         uuid unique,
        organization_id uuid unique,
        media_type      text not null,
        width           integer not null,
        height          integer not null,
        size_bytes      integer not null,
        created_at      timestamptz not null,
        replaced_at     timestamptz,
        constraint image_owner check (num_nonnulls(user_id, organization_id) = case when replaced_at is null then 1 else 0 end)
      );
      create index image_replaced on image (replaced_at) where replaced_at is not null;
      comment on table image is 'Avatars and logos, made anew from what was uploaded; the bytes are in the object store, at images/<id>';
      comment on column image.user_id is 'Whose avatar it is: an id of identity';
      comment on column image.organization_id is 'Whose logo it is. No reference: the object has to go before the row';
      comment on column image.replaced_at is 'Nobody’s yet, or any more: object and row go with a later run of the job';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table image');
  }
}
