import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { type DataSourceView, dataSourcesErrors, GetDataSource } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';

/** A source whose data the actor may change: the built-in one is everybody's and nobody's. */
@Injectable()
export class OwnDataset {
  constructor(private readonly queries: QueryBus) {}

  async of(input: { readonly actor: Actor; readonly dataSourceId: string }): Promise<DataSourceView> {
    const source = await this.queries.execute(new GetDataSource({ ...input, access: 'manage' }));
    if (source.kind === 'builtin') throw dataSourcesErrors.builtin();
    return source;
  }
}
