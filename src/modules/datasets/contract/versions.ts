import { Command, Query } from '@nestjs/cqrs';
import { type Actor, DomainEvent } from '#shared/contracts';

export interface KeptTable {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A version of a source that can be gone back to. */
export interface KeptVersionView {
  readonly version: string;
  /** Whether it is the one that answers now. */
  readonly current: boolean;
  readonly sizeBytes: number;
  readonly tables: readonly KeptTable[];
  /** ISO 8601. */
  readonly createdAt: string;
}

/** The versions of a source the actor may read, newest first. */
export class ListDatasetVersions extends Query<readonly KeptVersionView[]> {
  static readonly type = 'datasets.list-dataset-versions';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

/** Lets an earlier version answer again, until a newer one is read. */
export class RollBack extends Command<KeptVersionView> {
  static readonly type = 'datasets.roll-back';
  constructor(
    readonly input: { readonly actor: Actor; readonly dataSourceId: string; readonly version: string },
  ) {
    super();
  }
}

/** Versions that nobody can go back to any more; what is known of them goes as well. */
export class DatasetVersionsRemoved extends DomainEvent<{
  readonly dataSourceId: string;
  readonly versions: readonly string[];
}> {
  static readonly type = 'datasets.dataset-versions-removed';
}

export class DatasetVersionPublished extends DomainEvent<{
  readonly dataSourceId: string;
  readonly organizationId: string;
  readonly version: string;
}> {
  static readonly type = 'datasets.dataset-version-published';
}
