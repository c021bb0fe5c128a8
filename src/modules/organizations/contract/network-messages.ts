import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type { AllowedNetwork, AllowedNetworksView } from './views.js';

interface Organization {
  readonly actor: Actor;
  readonly organizationId: string;
}

/** By an admin: from where the organisation may be worked in. */
export class GetAllowedNetworks extends Query<AllowedNetworksView> {
  static readonly type = 'organizations.get-allowed-networks';
  constructor(readonly input: Organization) {
    super();
  }
}

/** By an admin, from within one of them: from nowhere else is the organisation open, at once; with none, from everywhere. */
export class SetAllowedNetworks extends Command<AllowedNetworksView> {
  static readonly type = 'organizations.set-allowed-networks';
  constructor(
    readonly input: Organization & {
      readonly networks: readonly AllowedNetwork[];
      /** Of the one who asks. */
      readonly address: string;
    },
  ) {
    super();
  }
}

/** For the server itself, on behalf of its operator, when no admin can get in any more: open from everywhere. */
export class LiftAllowedNetworks extends Command<void> {
  static readonly type = 'organizations.lift-allowed-networks';
  constructor(readonly input: Organization) {
    super();
  }
}
