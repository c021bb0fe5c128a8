import { Injectable } from '@nestjs/common';
import type { SourceQualityView } from '../../contract/quality/index.js';
import { HeldVersions } from '../../infra/quality/held-versions.js';
import { QualityResults } from '../../infra/quality/quality-results.js';
import { type OwnedSource, QualityRules } from '../../infra/quality/quality-rules.js';
import { QualityRuns } from '../../infra/quality/quality-runs.js';
import { QualitySchedules } from '../../infra/quality/quality-schedules.js';

/** How good the data of a source is, as far as it was looked at. */
@Injectable()
export class SourceQuality {
  constructor(
    private readonly rules: QualityRules,
    private readonly runs: QualityRuns,
    private readonly results: QualityResults,
    private readonly schedules: QualitySchedules,
    private readonly held: HeldVersions,
  ) {}

  async of(source: OwnedSource): Promise<SourceQualityView> {
    const lastRun = await this.runs.last(source);
    const schedule = await this.schedules.of(source);
    return {
      dataSourceId: source.dataSourceId,
      rules: (await this.rules.enabledOf(source)).length,
      ...(lastRun && { lastRun }),
      tables: lastRun ? await this.results.tablesOf(lastRun.id) : [],
      ...(schedule && { schedule }),
      heldVersions: await this.held.count(source),
    };
  }
}
