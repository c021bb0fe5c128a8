import { type HandlesJob, JobHandler } from '#shared/jobs';
import { Payments } from '../infra/stripe/payments.js';

export const endSubscription = 'billing.end-subscription';

/** Of an organisation that is gone: nobody pays for it any more. Ended already, it stays ended. */
@JobHandler({ name: endSubscription, attempts: 12, backoffSeconds: 30 })
export class EndSubscription implements HandlesJob<{ readonly subscriptionId: string }> {
  constructor(private readonly payments: Payments) {}

  async run({ subscriptionId }: { readonly subscriptionId: string }): Promise<void> {
    if (this.payments.available) await this.payments.end(subscriptionId);
  }
}
