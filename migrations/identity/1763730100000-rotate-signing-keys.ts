import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RotateSigningKeys1763730100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signing_key (
        id                 text primary key,
        public_key         text not null,
        sealed_private_key text not null,
        signs_from         timestamptz not null
      );
      comment on table signing_key is 'Access tokens are signed by the newest that signs already';
      comment on column signing_key.id is 'RFC 7638 thumbprint: the kid of its tokens';
      comment on column signing_key.public_key is 'PEM (SPKI)';
      comment on column signing_key.sealed_private_key is 'PEM (PKCS#8), sealed with ENCRYPTION_KEY';
      comment on column signing_key.signs_from is 'Later than it was made, so that everybody has it before its first token';

      alter table session add column last_used_at timestamptz not null default now();
      comment on column session.last_used_at is 'To the minute';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column last_used_at; drop table signing_key');
  }
}
