import { DomainEvent } from '#shared/contracts';

export class UserRegistered extends DomainEvent<{ readonly userId: string; readonly name: string }> {
  static readonly type = 'identity.user-registered';
}

/** Every other session of the account has ended with it. */
export class PasswordChanged extends DomainEvent<{
  readonly userId: string;
  /** Knowing the old one, or by e-mail. */
  readonly by: 'change' | 'reset';
}> {
  static readonly type = 'identity.password-changed';
}
