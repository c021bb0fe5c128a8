import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';

/** Each includes those before it: that a source is there; its schema and its rows; changing, sharing and deleting it. */
export const sourceAccesses = ['see', 'ask', 'manage'] as const;
export type SourceAccess = (typeof sourceAccesses)[number];

export const includesAccess = (access: SourceAccess, needed: SourceAccess): boolean =>
  sourceAccesses.indexOf(access) >= sourceAccesses.indexOf(needed);

/** With everybody in the organisation, with a team, or with one member. */
export type ShareView = { readonly access: SourceAccess } & (
  | { readonly with: 'organization' }
  | { readonly with: 'team' | 'user'; readonly id: string }
);

/** Beside who made the source, and admins, who manage all of them. */
export interface SharingView {
  /** Whether it is for those alone that it is shared with; otherwise everybody in the organisation uses it as their role allows. */
  readonly restricted: boolean;
  readonly shares: readonly ShareView[];
}

interface OfSource {
  readonly actor: Actor;
  readonly dataSourceId: string;
}

/** For those who manage it. */
export class GetSharing extends Query<SharingView> {
  static readonly type = 'data-sources.get-sharing';
  constructor(readonly input: OfSource) {
    super();
  }
}

/** By who made the source, who manages it, or an admin. Replaces what was shared before. */
export class ShareDataSource extends Command<SharingView> {
  static readonly type = 'data-sources.share-data-source';
  constructor(readonly input: OfSource & { readonly sharing: SharingView }) {
    super();
  }
}

/** The sources of the own organisation that the actor may not ask: what was made of them is not for the actor either. */
export class ListHiddenSources extends Query<readonly string[]> {
  static readonly type = 'data-sources.list-hidden-sources';
  constructor(readonly input: { readonly actor: Actor }) {
    super();
  }
}

export class DataSourceShared extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly actorId: string;
  readonly before: SharingView;
  readonly after: SharingView;
}> {
  static readonly type = 'data-sources.data-source-shared';
}
