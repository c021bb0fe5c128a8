import { Injectable } from '@nestjs/common';
import { type Limits, type PlanName, type PlanView, planNames } from '../contract/views.js';
import { standardLimits, titles } from '../domain/plans.js';
import type { Rules } from '../domain/standing.js';
import { BillingConfig } from './config.js';
import { Payments } from './stripe/payments.js';

/** What this server offers. */
@Injectable()
export class Plans {
  private readonly limits: ReadonlyMap<PlanName, Limits>;
  readonly rules: Rules;

  constructor(
    { plan, limits, graceDays }: BillingConfig,
    private readonly payments: Payments,
  ) {
    this.limits = new Map(
      planNames.map((name) => [name, { ...standardLimits[name], ...limits[name] } as Limits]),
    );
    this.rules = { standard: plan ?? (payments.available ? 'free' : 'enterprise'), graceDays };
  }

  limitsOf(name: PlanName): Limits {
    return this.limits.get(name) ?? standardLimits[name];
  }

  list(): PlanView[] {
    return planNames.map((name) => ({
      name,
      title: titles[name],
      limits: this.limitsOf(name),
      sold: this.payments.sold.includes(name),
    }));
  }
}
