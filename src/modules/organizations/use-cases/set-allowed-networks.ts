import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Outbox } from '#shared/messaging';
import { canonicalNetwork, isInNetworks } from '#shared/networks';
import { organizationsErrors as errors } from '../contract/errors.js';
import { SetAllowedNetworks } from '../contract/network-messages.js';
import { OrganizationChanged } from '../contract/organization-events.js';
import type { AllowedNetwork } from '../contract/views.js';
import { HeldOrganizations } from '../infra/held-organizations.js';
import { OrganizationRepository } from '../infra/organization.repository.js';

@CommandHandler(SetAllowedNetworks)
export class SetAllowedNetworksHandler implements ICommandHandler<SetAllowedNetworks> {
  constructor(
    private readonly held: HeldOrganizations,
    private readonly organizations: OrganizationRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, organizationId, networks, address } }: SetAllowedNetworks) {
    const allowedNetworks = canonical(networks);
    const alone = allowedNetworks.map(({ network }) => network);
    if (alone.length > 0 && !isInNetworks(address, alone)) throw errors.networksWithoutYou({ address });
    await this.held.change({ actor, organizationId, ofAll: true }, async (organization, tx) => {
      organization.require(actor, 'security.manage');
      await this.organizations.change(organizationId, { allowedNetworks }, tx);
      const changed = { organizationId, actorId: actor.userId, fields: ['allowedNetworks'] };
      await this.outbox.add(new OrganizationChanged(changed), tx);
    });
    return { items: allowedNetworks };
  }
}

/** Each once, with the note that came last. */
function canonical(given: readonly AllowedNetwork[]): AllowedNetwork[] {
  const read = given.map(({ network: text, note }, position): [string, AllowedNetwork] => {
    const network = canonicalNetwork(text);
    if (network === undefined) throw errors.invalidNetwork({ position, network: text });
    return [network, note === undefined ? { network } : { network, note }];
  });
  return [...new Map(read).values()];
}
