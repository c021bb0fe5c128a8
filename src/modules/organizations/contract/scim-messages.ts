import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';
import type {
  NewScimTokenView,
  ScimOperation,
  ScimResource,
  ScimTokensView,
  ScimUsersView,
  ScimUserView,
} from './scim-views.js';

interface Organization {
  readonly actor: Actor;
  readonly organizationId: string;
}

/** By an admin. */
export class CreateScimToken extends Command<NewScimTokenView> {
  static readonly type = 'organizations.create-scim-token';
  constructor(readonly input: Organization) {
    super();
  }
}

/** By an admin: the oldest first. */
export class ListScimTokens extends Query<ScimTokensView> {
  static readonly type = 'organizations.list-scim-tokens';
  constructor(readonly input: Organization) {
    super();
  }
}

/** By an admin: it is good no more, at once. */
export class RevokeScimToken extends Command<void> {
  static readonly type = 'organizations.revoke-scim-token';
  constructor(readonly input: Organization & { readonly tokenId: string }) {
    super();
  }
}

/** What a directory sends is for the organisation of its token. */
export interface FromDirectory {
  readonly token: string;
  /** Where it is sent from. */
  readonly address: string;
}

interface OneUser extends FromDirectory {
  readonly userId: string;
}

export interface Expecting {
  /** The version that it was read in; a later one is a conflict. */
  readonly ifMatch?: string | undefined;
}

/** Somebody becomes a member; with an account, if there is none for the address. */
export class CreateScimUser extends Command<ScimUserView> {
  static readonly type = 'organizations.create-scim-user';
  constructor(readonly input: FromDirectory & { readonly user: ScimResource }) {
    super();
  }
}

export class GetScimUser extends Query<ScimUserView> {
  static readonly type = 'organizations.get-scim-user';
  constructor(readonly input: OneUser) {
    super();
  }
}

/** A part of a list, as directories ask for it. */
export interface ScimSelection {
  /** RFC 7644, section 3.4.2.2. */
  readonly filter?: string | undefined;
  /** The first one, from 1. */
  readonly startIndex: number;
  readonly count: number;
}

/** Members, in the order in which they joined. */
export class ListScimUsers extends Query<ScimUsersView> {
  static readonly type = 'organizations.list-scim-users';
  constructor(readonly input: FromDirectory & ScimSelection) {
    super();
  }
}

/** What is left out of a user is gone from it; the account stays as it is. */
export class ReplaceScimUser extends Command<ScimUserView> {
  static readonly type = 'organizations.replace-scim-user';
  constructor(readonly input: OneUser & Expecting & { readonly user: ScimResource }) {
    super();
  }
}

export class PatchScimUser extends Command<ScimUserView> {
  static readonly type = 'organizations.patch-scim-user';
  constructor(readonly input: OneUser & Expecting & { readonly operations: readonly ScimOperation[] }) {
    super();
  }
}

/** Is no member any more; the account stays. */
export class RemoveScimUser extends Command<void> {
  static readonly type = 'organizations.remove-scim-user';
  constructor(readonly input: OneUser & Expecting) {
    super();
  }
}
