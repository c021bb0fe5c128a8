import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetSchema, type SchemaView } from '#modules/catalog';
import { SharedLookups } from './shared-lookups.js';

type Wanted = GetSchema['input'];

/** What a source holds now, for an actor who may read it. */
@Injectable()
export class Schemas {
  private readonly lookups = new SharedLookups<SchemaView>();

  constructor(private readonly queries: QueryBus) {}

  of(wanted: Wanted): Promise<SchemaView> {
    const { actor, dataSourceId } = wanted;
    const key = `${actor.organizationId} ${actor.userId} ${actor.role} ${dataSourceId}`;
    return this.lookups.of(key, () => this.queries.execute(new GetSchema(wanted)));
  }
}
