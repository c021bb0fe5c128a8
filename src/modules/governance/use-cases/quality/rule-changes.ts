import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Inquiries, Outbox } from '#shared/messaging';
import { governanceErrors as errors } from '../../contract/errors.js';
import {
  DescribeTablesOfSource,
  type NewQualityRule,
  QualityRuleChanged,
  type QualityRuleView,
} from '../../contract/quality/index.js';
import { misfitOf } from '../../domain/quality/fitting.js';
import { QualityRules, viewOf } from '../../infra/quality/quality-rules.js';
import { requireQualityAdmin } from './quality-admins.js';

interface Change {
  readonly ruleId: string;
  readonly before?: NewQualityRule;
  readonly after?: NewQualityRule;
}

/** Every way in which rules change: by admins, fitting the tables of their source, and told to the others. */
@Injectable()
export class RuleChanges {
  constructor(
    private readonly rules: QualityRules,
    private readonly inquiries: Inquiries,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async get(actor: Actor, ruleId: string): Promise<QualityRuleView> {
    requireQualityAdmin(actor);
    return await this.rules.get(actor.organizationId, ruleId);
  }

  async save(actor: Actor, change: Change & { readonly after: NewQualityRule }): Promise<QualityRuleView> {
    requireQualityAdmin(actor);
    const { ruleId: id, after } = change;
    await this.requireFit(actor, after);
    const { organizationId, userId: changedBy } = actor;
    const row = { ...after, id, organizationId, changedBy, changedAt: this.clock.now() };
    await this.database.transaction(async (tx) => {
      await this.rules.save(row, tx);
      await this.outbox.add(eventOf(actor, change), tx);
    });
    return viewOf(row);
  }

  async remove(actor: Actor, before: QualityRuleView): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.rules.remove(before.id, tx);
      await this.outbox.add(eventOf(actor, { ruleId: before.id, before }), tx);
    });
  }

  /** As the tables are now; whoever may not read the source is told that there is none. */
  private async requireFit(actor: Actor, rule: NewQualityRule): Promise<void> {
    const { dataSourceId } = rule;
    const tables = await this.inquiries.ask(new DescribeTablesOfSource({ actor, dataSourceId }));
    const misfit = misfitOf(rule, tables);
    if (misfit) throw errors.qualityRuleUnfit(misfit);
  }
}

function eventOf({ organizationId, userId }: Actor, { ruleId, before, after }: Change): QualityRuleChanged {
  const { dataSourceId = '' } = after ?? before ?? {};
  return new QualityRuleChanged({
    organizationId,
    userId,
    dataSourceId,
    ruleId,
    ...(before && { before: whatIsSaid(before) }),
    ...(after && { after: whatIsSaid(after) }),
  });
}

const whatIsSaid = ({ dataSourceId, table, name, severity, enabled, check }: NewQualityRule) => ({
  dataSourceId,
  table,
  name,
  severity,
  enabled,
  check,
});
