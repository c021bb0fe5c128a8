import { DomainEvent } from '#shared/contracts';

export class UserRegistered extends DomainEvent<{ readonly userId: string; readonly name: string }> {
  static readonly type = 'identity.user-registered';
}
