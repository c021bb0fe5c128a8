import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateInvitation1763740300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitation (
        id              uuid primary key,
        organization_id uuid not null references organization on delete cascade,
        email           text not null,
        role            text not null check (role in ('admin', 'analyst', 'user', 'guest')),
        token_hash      bytea unique,
        invited_by      uuid not null,
        invited_at      timestamptz(3) not null,
        expires_at      timestamptz not null,
        accepted_at     timestamptz,
        revoked_at      timestamptz
      );
      create unique index invitation_open on invitation (organization_id, email)
        where accepted_at is null and revoked_at is null;
      create index invitation_newest on invitation (organization_id, invited_at desc, id desc);
      comment on column invitation.token_hash is 'SHA-256 of what the last mail holds; empty until one is sent';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table invitation');
  }
}
