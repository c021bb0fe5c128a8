import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { PersonalCount } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import type { ErasureStepView } from '../../contract/erasure.js';

export interface ErasureStep {
  readonly module: string;
  readonly state: ErasureStepView['state'];
  readonly attempts: number;
  readonly found: readonly PersonalCount[] | null;
  readonly problem: string | null;
  readonly confirmedAt: Date | null;
}

/** How far each module is. */
@Injectable()
export class ErasureSteps {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In this order; those that are planned already stay as they are. */
  async plan(erasureId: string, modules: readonly string[], tx: Transaction): Promise<void> {
    await tx.query(
      `insert into governance.erasure_step (erasure_id, position, module, state)
         select $1, n, module, 'waiting' from unnest($2::text[]) with ordinality as m (module, n)
         on conflict do nothing`,
      [erasureId, modules],
    );
  }

  of(erasureId: string): Promise<ErasureStep[]> {
    return this.database.query<ErasureStep>(
      `select module, state, attempts, found, problem, confirmed_at as "confirmedAt"
         from governance.erasure_step where erasure_id = $1 order by position`,
      [erasureId],
    );
  }

  async viewsOf(erasureId: string): Promise<ErasureStepView[]> {
    return (await this.of(erasureId)).map(({ module, state, attempts, problem, confirmedAt }) => ({
      module,
      state,
      attempts,
      ...(problem && { problem }),
      ...(confirmedAt && { confirmedAt: confirmedAt.toISOString() }),
    }));
  }

  /** What is found is kept from the first attempt: a later one finds less. */
  async attempt(erasureId: string, module: string, found: readonly PersonalCount[]): Promise<void> {
    await this.database.query(
      `update governance.erasure_step set attempts = attempts + 1, found = coalesce(found, $3)
        where erasure_id = $1 and module = $2`,
      [erasureId, module, JSON.stringify(found)],
    );
  }

  async confirm(erasureId: string, module: string): Promise<void> {
    await this.database.query(
      `update governance.erasure_step set state = 'erased', problem = null, confirmed_at = $3
        where erasure_id = $1 and module = $2`,
      [erasureId, module, this.clock.now()],
    );
  }

  async fail(erasureId: string, module: string, problem: string): Promise<void> {
    await this.database.query(
      `update governance.erasure_step set state = 'waiting', problem = $3, confirmed_at = null
        where erasure_id = $1 and module = $2`,
      [erasureId, module, problem],
    );
  }
}
