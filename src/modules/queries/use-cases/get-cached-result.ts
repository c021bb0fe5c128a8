import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetRowRules, type RowRulesView } from '#modules/governance';
import { publicOrganizationId } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import { type CachedResultView, GetCachedResult } from '../contract/index.js';
import { nameKey } from '../domain/syntax-tree.js';
import { type RememberedResult, ResultCache } from '../infra/result-cache.js';
import { Schemas } from '../infra/schemas.js';

@QueryHandler(GetCachedResult)
export class GetCachedResultHandler implements IQueryHandler<GetCachedResult> {
  constructor(
    private readonly queries: QueryBus,
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
    const rules = await this.queries.execute(new GetRowRules({ actor, dataSourceId }));
    if (!isSeenBy(rules, remembered)) throw queriesErrors.notCached({ hash });
    return { cacheKey: hash, dataSourceId, dataVersion: version, result };
  }
}

/** What others were shown, or what was shown before there were policies, may hold rows that the actor may not see. */
function isSeenBy(
  { key, tables: rules }: RowRulesView,
  { tables, rulesKey = '' }: RememberedResult,
): boolean {
  const read = new Set(tables.map(nameKey));
  const restricted = rules.some((rule) => rule.restricted && read.has(nameKey(rule.table)));
  return rulesKey === (restricted ? key : '');
}
