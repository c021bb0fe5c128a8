import { dependentsOf, FindDependents } from '#modules/data-sources';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { SchemaRepository } from '../infra/schema.repository.js';

/** What was read of the schema of a source goes with it. */
@Answers({ inquiry: FindDependents, module: 'catalog' })
export class FindCatalogDependents implements AnswersInquiry<FindDependents> {
  constructor(private readonly schemas: SchemaRepository) {}

  async answer({ actor, dataSourceId, names }: FindDependents['input']) {
    if (names) return [];
    const versions = await this.schemas.versionsOf(actor.organizationId, dataSourceId);
    return dependentsOf(
      { kind: 'schema-version', consequence: 'removed', holds: false },
      versions.map(({ version, readAt }) => ({ id: version, name: `${version} of ${readAt.toISOString()}` })),
    );
  }
}
