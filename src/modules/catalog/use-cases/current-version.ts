import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { dataSourcesErrors, GetDataSource } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';
import type { VersionRef } from '../infra/schema.repository.js';

/** The version of a source that answers now, for an actor who may read it. */
@Injectable()
export class CurrentVersion {
  constructor(private readonly queries: QueryBus) {}

  async of(input: { readonly actor: Actor; readonly dataSourceId: string }): Promise<VersionRef> {
    const { id: dataSourceId, version, status } = await this.queries.execute(new GetDataSource(input));
    if (version === undefined) throw dataSourcesErrors.notReady({ dataSourceId, status });
    return { dataSourceId, version };
  }
}
