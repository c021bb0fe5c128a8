import { Command, Query } from '@nestjs/cqrs';
import type { Actor, Scope } from '#shared/contracts';
import type {
  ApiKeySelection,
  ApiKeysView,
  ClientTokenView,
  NewApiKeyView,
  OrganizationApiKeysView,
} from './views.js';

/** A key for a machine: it does what its scopes say, as the actor, in the actor's organisation. */
export class CreateApiKey extends Command<NewApiKeyView> {
  static readonly type = 'identity.create-api-key';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly accessToken: string;
      /** For people to read. */
      readonly name: string;
      readonly scopes: readonly Scope[];
      readonly expiresInDays: number;
      readonly requestsPerMinute: number;
    },
  ) {
    super();
  }
}

/** The keys of the actor that were not revoked. */
export class ListApiKeys extends Query<ApiKeysView> {
  static readonly type = 'identity.list-api-keys';
  constructor(
    readonly input: ApiKeySelection & {
      readonly actor: Actor;
      /** Of this organisation alone. */
      readonly organizationId?: string | undefined;
    },
  ) {
    super();
  }
}

/** For admins: everybody's keys in the organisation of the actor that were not revoked. */
export class ListOrganizationApiKeys extends Query<OrganizationApiKeysView> {
  static readonly type = 'identity.list-organization-api-keys';
  constructor(
    readonly input: ApiKeySelection & {
      readonly actor: Actor;
      /** Of this member alone. */
      readonly userId?: string | undefined;
    },
  ) {
    super();
  }
}

/** For admins: ends somebody's key in the organisation of the actor, as its owner would. */
export class RevokeOrganizationApiKey extends Command<void> {
  static readonly type = 'identity.revoke-organization-api-key';
  constructor(readonly input: { readonly actor: Actor; readonly apiKeyId: string }) {
    super();
  }
}

/** Ends a key of the actor's own, at once and with the tokens that were issued for it. */
export class RevokeApiKey extends Command<void> {
  static readonly type = 'identity.revoke-api-key';
  constructor(readonly input: { readonly actor: Actor; readonly apiKeyId: string }) {
    super();
  }
}

/** OAuth 2.0, section 4.4: an access token for an API key, which need not be sent with every request then. */
export class IssueClientToken extends Command<ClientTokenView> {
  static readonly type = 'identity.issue-client-token';
  constructor(
    readonly input: {
      /** The id of the key. */
      readonly clientId: string;
      /** The key. */
      readonly clientSecret: string;
      /** Some of its scopes, separated by blanks; all of them when left out. */
      readonly scope?: string | undefined;
    },
  ) {
    super();
  }
}
