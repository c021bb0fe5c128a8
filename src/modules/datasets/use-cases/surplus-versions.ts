import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type DataSourceView, GetDataSource } from '#modules/data-sources';
import { systemActor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import { DatasetsConfig } from '../infra/config.js';
import { DatasetVersionRepository, type StoredVersion } from '../infra/dataset-version.repository.js';

export interface Owned {
  readonly dataSourceId: string;
  readonly organizationId: string;
}

interface Surplus {
  readonly gone: readonly StoredVersion[];
  /** A version may be about to answer again. */
  readonly loading: boolean;
}

/** Which versions of a source are not kept: as many as its copies, or the setting, ask for. */
@Injectable()
export class SurplusVersions {
  constructor(
    private readonly queries: QueryBus,
    private readonly config: DatasetsConfig,
    private readonly versions: DatasetVersionRepository,
  ) {}

  async of(owned: Owned): Promise<Surplus> {
    const source = await this.sourceOf(owned);
    const { version: current } = source ?? {};
    // What is gone takes its versions with it.
    if (!source || current === undefined) return { gone: [], loading: false };
    const keep = source.copy?.keepVersions ?? this.config.keepVersions;
    const { dataSourceId } = owned;
    const gone = await this.versions.surplus({ dataSourceId, current, keep });
    return { gone, loading: source.status === 'loading' };
  }

  private async sourceOf({ dataSourceId, organizationId }: Owned): Promise<DataSourceView | undefined> {
    const actor = systemActor(organizationId);
    try {
      return await this.queries.execute(new GetDataSource({ actor, dataSourceId }));
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return undefined;
      throw error;
    }
  }
}
