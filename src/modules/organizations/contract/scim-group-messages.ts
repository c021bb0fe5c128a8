import { Command, Query } from '@nestjs/cqrs';
import type { Expecting, FromDirectory, ScimSelection } from './scim-messages.js';
import type { ScimGroupsView, ScimGroupView, ScimOperation, ScimResource } from './scim-views.js';

interface OneGroup extends FromDirectory {
  readonly groupId: string;
}

/** A team, with the members that are named. */
export class CreateScimGroup extends Command<ScimGroupView> {
  static readonly type = 'organizations.create-scim-group';
  constructor(readonly input: FromDirectory & { readonly group: ScimResource }) {
    super();
  }
}

export class GetScimGroup extends Query<ScimGroupView> {
  static readonly type = 'organizations.get-scim-group';
  constructor(readonly input: OneGroup) {
    super();
  }
}

/** Teams, the oldest first. */
export class ListScimGroups extends Query<ScimGroupsView> {
  static readonly type = 'organizations.list-scim-groups';
  constructor(readonly input: FromDirectory & ScimSelection) {
    super();
  }
}

/** Its members are those that are named, and nobody else. */
export class ReplaceScimGroup extends Command<ScimGroupView> {
  static readonly type = 'organizations.replace-scim-group';
  constructor(readonly input: OneGroup & Expecting & { readonly group: ScimResource }) {
    super();
  }
}

export class PatchScimGroup extends Command<ScimGroupView> {
  static readonly type = 'organizations.patch-scim-group';
  constructor(readonly input: OneGroup & Expecting & { readonly operations: readonly ScimOperation[] }) {
    super();
  }
}

/** Its members stay in the organisation. */
export class RemoveScimGroup extends Command<void> {
  static readonly type = 'organizations.remove-scim-group';
  constructor(readonly input: OneGroup & Expecting) {
    super();
  }
}
