import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { publicOrganizationId } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import { type CachedResultView, GetCachedResult } from '../contract/index.js';
import { ResultCache } from '../infra/result-cache.js';
import { Schemas } from '../infra/schemas.js';

@QueryHandler(GetCachedResult)
export class GetCachedResultHandler implements IQueryHandler<GetCachedResult> {
  constructor(
    private readonly results: ResultCache,
    private readonly schemas: Schemas,
  ) {}

  async execute({ input: { actor, hash } }: GetCachedResult): Promise<CachedResultView> {
    const remembered = await this.results.get(hash);
    const owners = [actor.organizationId, publicOrganizationId];
    if (!remembered || !owners.includes(remembered.organizationId)) throw queriesErrors.notCached({ hash });
    const { dataSourceId, version, result } = remembered;
    // Fails when the source may not be read, or not any more.
    await this.schemas.of({ actor, dataSourceId });
    return { cacheKey: hash, dataSourceId, dataVersion: version, result };
  }
}
