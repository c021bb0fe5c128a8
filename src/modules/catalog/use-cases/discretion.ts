import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetRowRules } from '#modules/governance';
import type { Actor } from '#shared/contracts';
import type { Withheld } from '../domain/withheld.js';

/** Knows of which tables somebody must not be told any value, because row policies keep rows of them back. */
@Injectable()
export class Discretion {
  constructor(private readonly queries: QueryBus) {}

  async towards(input: { readonly actor: Actor; readonly dataSourceId: string }): Promise<Withheld> {
    const { actor, dataSourceId } = input;
    const { tables, key } = await this.queries.execute(new GetRowRules({ actor, dataSourceId }));
    const restricted = tables.filter((rule) => rule.restricted).map(({ table }) => table.toLowerCase());
    return { tables: new Set(restricted), key };
  }
}
