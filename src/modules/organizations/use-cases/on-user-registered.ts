import { UserRegistered } from '#modules/identity';
import type { Transaction } from '#shared/database';
import { Subscriber, type Subscribes } from '#shared/messaging';
import { OrganizationRepository } from '../infra/organization.repository.js';

/** Everybody has an organisation of their own. */
@Subscriber({ event: UserRegistered, name: 'organizations.on-user-registered' })
export class OnUserRegistered implements Subscribes<UserRegistered> {
  constructor(private readonly organizations: OrganizationRepository) {}

  handle({ input: { userId, name } }: UserRegistered, tx: Transaction): Promise<void> {
    return this.organizations.ensurePersonal(userId, name, tx);
  }
}
