import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { dataSourcesErrors, GetDataSource, isDatabase, namespaceOf } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';
import type { SchemaView } from '../contract/index.js';
import type { VersionRef } from '../infra/schema.repository.js';

export interface Current {
  readonly ref: VersionRef;
  /** How the source is asked. */
  readonly asked: Pick<SchemaView, 'dialect' | 'namespace'>;
}

/** The version of a source that answers now, for an actor who may ask it. */
@Injectable()
export class CurrentVersion {
  constructor(private readonly queries: QueryBus) {}

  async of(input: { readonly actor: Actor; readonly dataSourceId: string }): Promise<Current> {
    const source = await this.queries.execute(new GetDataSource({ ...input, access: 'ask' }));
    const { id: dataSourceId, version, status, kind, mode, connection } = source;
    if (version === undefined) throw dataSourcesErrors.notReady({ dataSourceId, status });
    if (mode === 'imported' || !isDatabase(kind))
      return { ref: { dataSourceId, version }, asked: { dialect: 'duckdb' } };
    const namespace = connection && namespaceOf(connection);
    return { ref: { dataSourceId, version }, asked: { dialect: kind, ...(namespace && { namespace }) } };
  }
}
