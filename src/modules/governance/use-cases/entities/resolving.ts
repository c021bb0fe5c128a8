import { Injectable } from '@nestjs/common';
import { Ids } from '#shared/clock';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { type ComparedRecords, ResolutionRan, type ResolutionSpec } from '../../contract/entities/index.js';
import { clustersOf, nameOf, pairName } from '../../domain/entities/clusters.js';
import { identify } from '../../domain/entities/identities.js';
import { outcomeOf } from '../../domain/entities/outcome.js';
import { reportOf } from '../../domain/entities/report.js';
import type { Decision } from '../../infra/entities/match-decisions.js';
import type { WaitingRun } from '../../infra/entities/resolution-runs.js';
import { Compared } from './compared.js';
import { EntityStore } from './entity-store.js';

/** From records to entities: compare, decide, follow, and find again which entity was which. */
@Injectable()
export class Resolving {
  constructor(
    private readonly compared: Compared,
    private readonly store: EntityStore,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  async of(runId: string, { resolutionId, organizationId, userId }: WaitingRun): Promise<void> {
    const actor = { kind: 'user', userId, organizationId, role: 'admin' } as const;
    const spec = await this.store.resolutions.get(organizationId, resolutionId);
    const found = await this.compared.pairs(actor, spec);
    const decisions = await this.store.decisions.of(resolutionId);
    const apart = decisions.filter(({ verdict }) => verdict === 'no-match');
    const accepted = await this.present(actor, spec, decisions);
    const { matched, toReview } = judged(found, spec, decisions);
    const { clusters, contradicted } = clustersOf([...accepted, ...matched], apart);
    const before = await this.store.entities.of(resolutionId);
    const identified = identify(clusters, before, () => this.ids.next());
    const counts = { matched: matched.length, toReview: toReview.length, contradicted };
    const verdicts = { accepted: accepted.length, rejected: apart.length };
    const report = reportOf({ spec, found, identified, ...counts, ...verdicts });
    await this.database.transaction(async (tx) => {
      if (!(await this.store.runs.complete(runId, { version: found.version, report }, tx))) return;
      await this.store.decisions.ask(resolutionId, toReview, tx);
      await this.store.entities.keep(resolutionId, identified, tx);
      const { total: entities } = report.entities;
      const ran = { organizationId, userId, resolutionId, runId, entities, toReview: toReview.length };
      await this.outbox.add(new ResolutionRan(ran), tx);
    });
  }

  /** Of what was accepted, that of which both records are still there. */
  private async present(
    actor: Parameters<Compared['values']>[0],
    spec: ResolutionSpec,
    decisions: readonly Decision[],
  ): Promise<Decision[]> {
    const accepted = decisions.filter(({ verdict }) => verdict === 'match');
    const records = accepted.flatMap(({ left, right }) => [left, right]);
    const there = new Set((await this.compared.values(actor, spec, records)).map(nameOf));
    return accepted.filter(({ left, right }) => there.has(nameOf(left)) && there.has(nameOf(right)));
  }
}

/** What people decided needs no score. */
function judged({ pairs }: ComparedRecords, spec: ResolutionSpec, decisions: readonly Decision[]) {
  const decided = new Set(decisions.map(pairName));
  const open = pairs.filter((pair) => !decided.has(pairName(pair)));
  const matched = open.filter((pair) => outcomeOf(pair, spec) === 'match');
  return { matched, toReview: open.filter((pair) => outcomeOf(pair, spec) === 'review') };
}
