import type { QueryBus } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import type { Actor } from '#shared/contracts';
import { semanticsErrors as errors } from '../contract/index.js';
import type { TermEntity } from '../infra/term.entity.js';
import type { TermRepository } from '../infra/term.repository.js';

interface Where {
  readonly queries: QueryBus;
  readonly terms: TermRepository;
}

/** A term by its id: one of a source that the actor may not ask does not exist. */
export async function readableTerm(
  { queries, terms }: Where,
  actor: Actor,
  termId: string,
): Promise<TermEntity> {
  const term = await terms.get(actor.organizationId, termId);
  const hidden = await queries.execute(new ListHiddenSources({ actor }));
  if (hidden.includes(term.dataSourceId)) throw errors.termNotFound({ termId });
  return term;
}
