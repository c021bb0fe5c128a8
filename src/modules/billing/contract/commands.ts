import { Command } from '@nestjs/cqrs';
import type { Actor, Meter } from '#shared/contracts';
import type { PageView, PlanName, ReservedView, SubscriptionView } from './views.js';

/**
 * Holds what a request is about to use, or rejects with `billing.limitReached` and holds nothing. What is held is
 * exchanged for what was used when the event of the request arrives, and lapses after a while when none does. API calls
 * are counted at once.
 */
export class ReserveUsage extends Command<ReservedView> {
  static readonly type = 'billing.reserve-usage';
  constructor(
    readonly input: {
      readonly organizationId: string;
      readonly userId: string;
      readonly correlationId: string;
      readonly claims: readonly { readonly meter: Meter; readonly amount: number }[];
    },
  ) {
    super();
  }
}

/** Gives back what was held for a request that came to nothing. */
export class ReleaseUsage extends Command<void> {
  static readonly type = 'billing.release-usage';
  constructor(readonly input: { readonly reservationIds: readonly string[] }) {
    super();
  }
}

/** Counts API calls of organisations whose plan does not limit them. A batch is counted once. */
export class RecordApiCalls extends Command<void> {
  static readonly type = 'billing.record-api-calls';
  constructor(
    readonly input: {
      readonly batchId: string;
      readonly counts: readonly {
        readonly organizationId: string;
        readonly userId: string;
        readonly calls: number;
      }[];
    },
  ) {
    super();
  }
}

/** By an admin, of who pays for no plan yet: where the organisation can pay for one. */
export class StartCheckout extends Command<PageView> {
  static readonly type = 'billing.start-checkout';
  constructor(readonly input: { readonly actor: Actor; readonly plan: PlanName }) {
    super();
  }
}

/** By an admin: where the organisation changes how it pays, and ends its subscription. */
export class OpenPortal extends Command<PageView> {
  static readonly type = 'billing.open-portal';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

/** By an admin: another plan at once; what was paid for the old one is set off. */
export class ChangeSubscription extends Command<SubscriptionView> {
  static readonly type = 'billing.change-subscription';
  constructor(readonly input: { readonly actor: Actor; readonly plan: PlanName }) {
    super();
  }
}

/** What the payment provider told, as it was sent. Told again, or late, or by somebody else, it changes nothing. */
export class TakeStripeEvent extends Command<void> {
  static readonly type = 'billing.take-stripe-event';
  constructor(readonly input: { readonly body: string; readonly signature: string }) {
    super();
  }
}

/** By an operator: the plan of one organisation, whatever it pays for. Null: what it pays for, or the standard, counts again. */
export class SetPlan extends Command<SubscriptionView> {
  static readonly type = 'billing.set-plan';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly organizationId: string;
      readonly plan: PlanName | null;
    },
  ) {
    super();
  }
}
