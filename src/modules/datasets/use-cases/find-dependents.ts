import { dependentsOf, FindDependents } from '#modules/data-sources';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { DatasetVersionRepository } from '../infra/dataset-version.repository.js';

/** The versions of the data of a source go with it. */
@Answers({ inquiry: FindDependents, module: 'datasets' })
export class FindDatasetDependents implements AnswersInquiry<FindDependents> {
  constructor(private readonly versions: DatasetVersionRepository) {}

  async answer({ actor, dataSourceId, names }: FindDependents['input']) {
    if (names) return [];
    const versions = (await this.versions.list(dataSourceId)).filter(
      ({ organizationId }) => organizationId === actor.organizationId,
    );
    return dependentsOf(
      { kind: 'dataset-version', consequence: 'removed', holds: false },
      versions.map(({ version, createdAt }) => ({ id: version, name: `${version} of ${createdAt}` })),
    );
  }
}
