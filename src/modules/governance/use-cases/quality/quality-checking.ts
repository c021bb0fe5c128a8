import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { systemActor } from '#shared/contracts';
import { Inquiries } from '#shared/messaging';
import {
  MeasureQuality,
  type QualityMeasure,
  type QualityResultView,
  type QualityRuleView,
} from '../../contract/quality/index.js';
import { judge } from '../../domain/quality/judging.js';
import { QualityResults } from '../../infra/quality/quality-results.js';
import type { OwnedSource } from '../../infra/quality/quality-rules.js';

export interface Checked {
  readonly results: readonly QualityResultView[];
  readonly version: string | undefined;
}

/** Has every rule looked at, one after the other: a source is not to notice it. */
@Injectable()
export class QualityChecking {
  constructor(
    private readonly inquiries: Inquiries,
    private readonly results: QualityResults,
    private readonly clock: Clock,
  ) {}

  /** `version`: of the data; that which answers now when left out. */
  async of(
    { organizationId, dataSourceId }: OwnedSource,
    rules: readonly QualityRuleView[],
    version?: string,
  ): Promise<Checked> {
    const asked = { actor: systemActor(organizationId), dataSourceId, version };
    const results: QualityResultView[] = [];
    let measured = version;
    for (const rule of rules) {
      const { table, check } = rule;
      const measure = await this.measure(new MeasureQuality({ ...asked, table, check }));
      measured = measure.version;
      results.push(await this.resultOf(rule, measure));
    }
    return { results, version: measured };
  }

  private async measure(inquiry: MeasureQuality): Promise<QualityMeasure> {
    const [measure] = await this.inquiries.ask(inquiry);
    if (!measure) throw new Error('No module that runs statements can be reached.');
    return measure;
  }

  private async resultOf(rule: QualityRuleView, measure: QualityMeasure): Promise<QualityResultView> {
    const { id: ruleId, name, table, severity, check } = rule;
    const rowsBefore = check.type === 'row-count-drift' ? await this.results.rowsBefore(rule) : undefined;
    const judged = judge(rule, measure, { now: this.clock.now(), rowsBefore });
    const { rows, failing, error } = measure;
    return { ruleId, name, table, severity, check, ...(error === undefined && { rows, failing }), ...judged };
  }
}
