import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import { Outbox } from '#shared/messaging';
import {
  QualityChecked,
  type QualityResultView,
  type QualityTrigger,
  VersionHeldBack,
} from '../../contract/quality/index.js';
import { summarize } from '../../domain/quality/judging.js';
import { HeldVersions } from '../../infra/quality/held-versions.js';
import { QualityResults } from '../../infra/quality/quality-results.js';
import type { OwnedSource } from '../../infra/quality/quality-rules.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';

interface Ended extends OwnedSource {
  readonly results: readonly QualityResultView[];
}

interface EndedRun extends Ended {
  readonly id: string;
  readonly trigger: QualityTrigger;
  readonly version: string | undefined;
}

interface EndedLoad extends Ended {
  readonly version: string;
  readonly startedAt: Date;
  /** Why it is held back; none when it is let through. */
  readonly reasons: readonly string[];
}

/** What becomes of a run once its rules were looked at. */
@Injectable()
export class RunEnds {
  constructor(
    private readonly runs: QualityRuns,
    private readonly results: QualityResults,
    private readonly held: HeldVersions,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async of(run: EndedRun): Promise<void> {
    await this.database.transaction((tx) => this.end(run, false, tx));
  }

  async ofLoad(load: EndedLoad & { readonly id: string; readonly heldId: string }): Promise<void> {
    const { id, heldId, organizationId, dataSourceId, version, startedAt, reasons, results } = load;
    const source = { organizationId, dataSourceId };
    const run = { ...source, id, trigger: 'load', version, results } as const;
    await this.database.transaction(async (tx) => {
      await this.runs.add({ ...run, requestedBy: null, startedAt }, tx);
      await this.end(run, reasons.length > 0, tx);
      const now = this.clock.now();
      if (reasons.length === 0) return await this.held.supersede(source, now, tx);
      await this.held.hold({ ...source, id: heldId, version, runId: id, heldAt: now }, tx);
      await this.outbox.add(new VersionHeldBack({ ...source, version, runId: id, reasons }), tx);
    });
  }

  private async end(run: EndedRun, held: boolean, tx: Transaction): Promise<void> {
    const { id: runId, organizationId, dataSourceId, version, trigger, results } = run;
    const { outcome, score, counts } = summarize(results);
    const finishedAt = this.clock.now();
    const scored = { version, outcome, ...(score !== undefined && { score }), counts };
    await this.runs.end(runId, { ...scored, held, finishedAt }, tx);
    await this.results.add(runId, results, tx);
    const source = { organizationId, dataSourceId, runId, version: version ?? null };
    await this.outbox.add(new QualityChecked({ ...source, trigger, outcome, score: score ?? null }), tx);
  }
}
