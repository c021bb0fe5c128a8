import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Actor, RetainedKind, RetentionOutcome } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { RetentionRegister } from '#shared/retention';
import { governanceErrors as errors } from '../../contract/errors.js';
import type { RetentionRunView, RetentionTerm, RetentionView } from '../../contract/retention.js';
import type { Said } from '../../domain/retention/orders.js';

export interface KnownKind {
  /** `<module>.<kind>`. */
  readonly name: string;
  readonly module: RetentionRegister['modules'][number];
  readonly kind: RetainedKind;
}

const termColumns = 'days, archive_after_days as "archiveAfterDays"';

interface TermRow {
  readonly days: number;
  readonly archiveAfterDays: number | null;
}

const termOf = ({ days, archiveAfterDays }: TermRow): RetentionTerm => ({
  days,
  ...(archiveAfterDays !== null && { archiveAfterDays }),
});

/** How long what is kept, by module, kind and organisation. */
@Injectable()
export class RetentionRules {
  constructor(
    private readonly register: RetentionRegister,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  kinds(): KnownKind[] {
    return this.register.modules.flatMap((module) =>
      module.kinds.map((kind) => ({ name: `${module.module}.${kind.kind}`, module, kind })),
    );
  }

  kind(name: string): KnownKind {
    const all = this.kinds();
    const found = all.find((one) => one.name === name);
    if (!found) throw errors.retainedKindNotFound({ kind: name, known: all.map((one) => one.name) });
    return found;
  }

  async view(organizationId: string): Promise<RetentionView> {
    const own = await this.database.query<TermRow & { kind: string }>(
      `select kind, ${termColumns} from governance.retention_rule where organization_id = $1`,
      [organizationId],
    );
    const [hold] = await this.database.query<{ reason: string; setBy: string; setAt: Date }>(
      'select reason, set_by as "setBy", set_at as "setAt" from governance.legal_hold where organization_id = $1',
      [organizationId],
    );
    const items = this.kinds().map(({ name, kind }) => {
      const said = own.find((one) => one.kind === name);
      const { data, days, leastDays, mostDays, archiveAfterDays } = kind;
      const usual = { days, ...(archiveAfterDays !== undefined && { archiveAfterDays }) };
      return {
        kind: name,
        data,
        leastDays,
        mostDays,
        own: said !== undefined,
        ...(said ? termOf(said) : usual),
      };
    });
    return { items, ...(hold && { hold: { ...hold, setAt: hold.setAt.toISOString() } }) };
  }

  async said(name: string): Promise<Said> {
    const terms = await this.database.query<TermRow & { organizationId: string }>(
      `select organization_id as "organizationId", ${termColumns} from governance.retention_rule where kind = $1`,
      [name],
    );
    const held = await this.database.query<{ id: string }>(
      'select organization_id as id from governance.legal_hold',
    );
    return {
      terms: terms.map(({ organizationId, ...term }) => ({ organizationId, ...termOf(term) })),
      held: held.map(({ id }) => id),
    };
  }

  async setTerm(
    { organizationId, userId }: Actor,
    { kind, term }: { readonly kind: string; readonly term: RetentionTerm | null },
    tx: Transaction,
  ): Promise<void> {
    if (!term)
      await tx.query('delete from governance.retention_rule where organization_id = $1 and kind = $2', [
        organizationId,
        kind,
      ]);
    else
      await tx.query(
        `insert into governance.retention_rule (organization_id, kind, days, archive_after_days, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (organization_id, kind) do update set days = excluded.days,
           archive_after_days = excluded.archive_after_days, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
        [organizationId, kind, term.days, term.archiveAfterDays ?? null, userId, this.clock.now()],
      );
  }

  async setHold(
    { organizationId, userId }: Actor,
    reason: string | undefined,
    tx: Transaction,
  ): Promise<void> {
    if (reason === undefined)
      await tx.query('delete from governance.legal_hold where organization_id = $1', [organizationId]);
    else
      await tx.query(
        `insert into governance.legal_hold (organization_id, reason, set_by, set_at) values ($1, $2, $3, $4)
         on conflict (organization_id) do update set reason = excluded.reason, set_by = excluded.set_by, set_at = excluded.set_at`,
        [organizationId, reason, userId, this.clock.now()],
      );
  }

  async note(runId: string, kind: string, outcomes: readonly RetentionOutcome[]): Promise<void> {
    await this.database.query(
      `insert into governance.retention_run (run_id, organization_id, kind, ran_at, archived, removed)
         select $1, "organizationId", $2, $3, archived, removed
           from json_to_recordset($4::json) as done ("organizationId" uuid, archived bigint, removed bigint)
       on conflict do nothing`,
      [runId, kind, this.clock.now(), JSON.stringify(outcomes)],
    );
  }

  async runs(organizationId: string): Promise<RetentionRunView[]> {
    const rows = await this.database.query<Omit<RetentionRunView, 'ranAt'> & { ranAt: Date }>(
      `select run_id as "runId", kind, ran_at as "ranAt", archived::float8 as archived, removed::float8 as removed
         from governance.retention_run where organization_id = $1 order by ran_at desc, kind limit 1000`,
      [organizationId],
    );
    return rows.map((row) => ({ ...row, ranAt: row.ranAt.toISOString() }));
  }
}
