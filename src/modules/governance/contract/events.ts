import { DomainEvent } from '#shared/contracts';
import type { NewRowPolicy, UserAttributes } from './row-policies.js';

interface ByWhom {
  readonly organizationId: string;
  /** Who did it. */
  readonly userId: string;
}

/** `before` is absent of a new policy, `after` of one that was removed. */
export class RowPolicyChanged extends DomainEvent<
  ByWhom & {
    readonly policyId: string;
    readonly dataSourceId: string;
    readonly table: string;
    readonly before?: NewRowPolicy;
    readonly after?: NewRowPolicy;
  }
> {
  static readonly type = 'governance.row-policy-changed';
}

export class UserAttributesChanged extends DomainEvent<
  ByWhom & {
    readonly memberId: string;
    readonly before: UserAttributes;
    readonly after: UserAttributes;
  }
> {
  static readonly type = 'governance.user-attributes-changed';
}
