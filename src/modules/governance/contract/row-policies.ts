import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Role } from '#shared/contracts';
import type { PolicyValue, RowCondition, RowRule } from './row-conditions.js';

/** To whom a policy speaks: whoever is in one of the lists. With all lists empty, to everybody. */
export interface PolicyAudience {
  readonly roles: readonly Role[];
  readonly userIds: readonly string[];
  readonly teamIds: readonly string[];
}

export interface NewRowPolicy {
  readonly dataSourceId: string;
  readonly table: string;
  readonly name: string;
  readonly audience: PolicyAudience;
  readonly condition: RowCondition;
}

/** Which rows of a table some people see. */
export interface RowPolicyView extends NewRowPolicy {
  readonly id: string;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedAt: string;
}

export interface RowPolicyPage {
  readonly items: readonly RowPolicyView[];
  readonly nextCursor?: string;
}

/** By an admin. */
export class CreateRowPolicy extends Command<RowPolicyView> {
  static readonly type = 'governance.create-row-policy';
  constructor(readonly input: { readonly actor: Actor; readonly policy: NewRowPolicy }) {
    super();
  }
}

/** By an admin: what is said replaces what was. */
export class ReplaceRowPolicy extends Command<RowPolicyView> {
  static readonly type = 'governance.replace-row-policy';
  constructor(
    readonly input: { readonly actor: Actor; readonly policyId: string; readonly policy: NewRowPolicy },
  ) {
    super();
  }
}

/** By an admin. A table without any policy shows all its rows to everybody who may read the source. */
export class RemoveRowPolicy extends Command<void> {
  static readonly type = 'governance.remove-row-policy';
  constructor(readonly input: { readonly actor: Actor; readonly policyId: string }) {
    super();
  }
}

/** For the module that owns the sources, when one is gone. Repeating it is fine. */
export class RemoveRowPoliciesOfSource extends Command<void> {
  static readonly type = 'governance.remove-row-policies-of-source';
  constructor(readonly input: { readonly organizationId: string; readonly dataSourceId: string }) {
    super();
  }
}

/** The policies of the actor's organisation, by table and name. For admins. */
export class ListRowPolicies extends Query<RowPolicyPage> {
  static readonly type = 'governance.list-row-policies';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly dataSourceId?: string | undefined;
    },
  ) {
    super();
  }
}

export class GetRowPolicy extends Query<RowPolicyView> {
  static readonly type = 'governance.get-row-policy';
  constructor(readonly input: { readonly actor: Actor; readonly policyId: string }) {
    super();
  }
}

export type UserAttributes = Readonly<Record<string, readonly PolicyValue[]>>;

export interface UserAttributesView {
  readonly userId: string;
  readonly attributes: UserAttributes;
}

/** By an admin: what policies may ask of a member. Replaces all attributes of the member. */
export class SetUserAttributes extends Command<UserAttributesView> {
  static readonly type = 'governance.set-user-attributes';
  constructor(
    readonly input: { readonly actor: Actor; readonly userId: string; readonly attributes: UserAttributes },
  ) {
    super();
  }
}

/** For admins, and for everybody about themselves. */
export class GetUserAttributes extends Query<UserAttributesView> {
  static readonly type = 'governance.get-user-attributes';
  constructor(readonly input: { readonly actor: Actor; readonly userId: string }) {
    super();
  }
}

export interface TableRule {
  readonly table: string;
  /** The policies that speak to the person; none when none does, and then no row is to be seen. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
  readonly rule: RowRule;
  /** False when the person sees every row. */
  readonly restricted: boolean;
}

/** What one person may see of the tables of a source that have policies; the others are open. */
export interface RowRulesView {
  /** The same for people who see the same; empty when no table has a policy. */
  readonly key: string;
  readonly tables: readonly TableRule[];
}

/** A person as policies see one. */
export interface Viewpoint {
  readonly userId: string;
  readonly role: Role;
  readonly teamIds: readonly string[];
  readonly attributes: UserAttributes;
}

/**
 * For the gate: what the actor may see of a source. `as`: somebody else in the same organisation instead, for an admin
 * who tries policies out.
 */
export class GetRowRules extends Query<RowRulesView> {
  static readonly type = 'governance.get-row-rules';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly dataSourceId: string;
      readonly as?: Viewpoint | undefined;
    },
  ) {
    super();
  }
}

export interface MemberRulesView {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly rules: RowRulesView;
}

/** What each member of the actor's organisation may see of a source, for an admin; the first 1000 members. */
export class ListMemberRules extends Query<readonly MemberRulesView[]> {
  static readonly type = 'governance.list-member-rules';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}
