import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import { currentOrigin } from '#shared/correlation';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { ConsentDecided, type ConsentView, DecideConsent } from '../../contract/consent.js';
import { governanceErrors as errors } from '../../contract/errors.js';
import { ConsentPurposes, type KnownPurpose } from '../../infra/consent/consent-purposes.js';
import { ConsentRecords } from '../../infra/consent/consent-records.js';

@CommandHandler(DecideConsent)
export class DecideConsentHandler implements ICommandHandler<DecideConsent> {
  constructor(
    private readonly purposes: ConsentPurposes,
    private readonly records: ConsentRecords,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Deciding the same again is no new decision. The purpose is held, so that no new version comes in between. */
  async execute({ input }: DecideConsent): Promise<ConsentView> {
    const { actor, purposeId, decision } = input;
    const { userId } = actor;
    return await this.database.transaction(async (tx) => {
      const purpose = await this.purposes.hold(purposeId, actor, tx);
      requirePossible(purpose, input);
      const before = await this.records.stateOf(purposeId, actor, tx);
      if (before.state === decision) return before;
      const { organizationId, name } = purpose;
      const { version } = purpose.current;
      const said = { organizationId, purposeId, version, userId, decision };
      const [id, recordedAt, client] = [this.ids.next(), this.clock.now(), currentOrigin()];
      await this.records.add({ ...said, id, recordedAt, client }, tx);
      await this.outbox.add(new ConsentDecided({ ...said, name }), tx);
      return await this.records.stateOf(purposeId, actor, tx);
    });
  }
}

/** Taking consent back is always possible. */
function requirePossible(
  { name, retiredAt, current }: KnownPurpose,
  { decision, version = 0 }: DecideConsent['input'],
) {
  if (decision === 'withdrawn') return;
  if (retiredAt) throw errors.consentRetired({ name });
  if (version !== current.version) throw errors.consentOutdated({ version, current: current.version });
}
