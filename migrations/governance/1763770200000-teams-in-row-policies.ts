import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TeamsInRowPolicies1763770200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update row_policy set audience = audience || '{"teamIds": []}' where not audience ? 'teamIds';
      comment on column row_policy.audience is
        'Roles, users and teams that the policy speaks to; everybody when all are empty';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update row_policy set audience = audience - 'teamIds'`);
  }
}
