import { Injectable } from '@nestjs/common';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { type DataSourceView, dataSourcesErrors as errors } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { SourceRights } from './source-rights.js';

interface Target {
  readonly actor: Actor;
  readonly dataSourceId: string;
}

/** What every change of a source begins with: it is there, the actor may change it, and nobody changes it meanwhile. */
@Injectable()
export class ChangeOwnSource {
  constructor(
    private readonly database: Database,
    private readonly sources: DataSourceRepository,
    private readonly rights: SourceRights,
  ) {}

  run<T>(
    { actor, dataSourceId }: Target,
    work: (source: DataSourceView, tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lock(dataSourceId, tx);
      const readable = [actor.organizationId, publicOrganizationId];
      if (!source || !readable.includes(source.organizationId)) throw errors.notFound({ dataSourceId });
      if (source.kind === 'builtin') throw errors.builtin();
      await this.rights.allowed(source, { actor, needed: 'manage' });
      return await work(source, tx);
    });
  }
}
