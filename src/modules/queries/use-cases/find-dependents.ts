import { dependentsOf, FindDependents, mentions } from '#modules/data-sources';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { RunRepository } from '../infra/run.repository.js';

const shownOfSql = 120;

/** Favourite statements stay when their source is gone, and cannot be run any more. */
@Answers({ inquiry: FindDependents, module: 'queries' })
export class FindQueriesDependents implements AnswersInquiry<FindDependents> {
  constructor(private readonly runs: RunRepository) {}

  async answer({ actor, dataSourceId, names }: FindDependents['input']) {
    const all = await this.runs.favoritesOf(actor.organizationId, dataSourceId);
    const about = all.filter(({ sql }) => !names || mentions(sql, names));
    const shown = about.filter(({ userId }) => actor.kind === 'system' || userId === actor.userId);
    return dependentsOf(
      { kind: 'favorite-query', consequence: 'stops-working', holds: true },
      shown.map(({ id, sql }) => ({ id, name: sql.slice(0, shownOfSql) })),
      about.length,
    );
  }
}
