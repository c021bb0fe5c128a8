import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CloseAuditTrail1763791000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audit_chain add column closed_at timestamptz(3);
      comment on column audit_chain.closed_at is 'When the organisation was deleted: the trail goes with its last entry';
      update audit_chain c set closed_at = (select max(e.recorded_at) from audit_entry e
        where e.organization_id = c.organization_id and e.action = 'organizations.organization-deleted');
    `);
    await runner.query(
      keepArchive(`
    if tg_op = 'DELETE' and old.expired_at is not null and exists (select from governance.audit_chain c
         where c.organization_id = old.organization_id and c.closed_at is not null) then
      return old;
    end if;`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(keepArchive(''));
    await runner.query('alter table audit_chain drop column closed_at');
  }
}

const keepArchive = (unless: string) => `
  create or replace function keep_audit_archive() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and old.expired_at is null
       and to_jsonb(new) - 'expired_at' = to_jsonb(old) - 'expired_at' then
      return new;
    end if;${unless}
    raise exception 'What is known of an archive of the audit trail stays.' using errcode = 'insufficient_privilege';
  end $$;
`;
