import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListHiddenSources } from '#modules/data-sources';
import { GetTeamIds } from '#modules/organizations';
import { type Actor, permits } from '#shared/contracts';
import { questionsErrors as errors } from '../contract/errors.js';
import { type KeptQuestion, QuestionRepository } from '../infra/question.repository.js';
import { ShareRepository } from '../infra/share.repository.js';

/** Who sees which question: the one place that looks at whose it is, what it is shared with, and what it is about. */
@Injectable()
export class QuestionRights {
  constructor(
    private readonly queries: QueryBus,
    private readonly questions: QuestionRepository,
    private readonly shares: ShareRepository,
  ) {}

  /** One's own, one that is shared with one, and any for those who teach answers; never one of a source that one may not ask. */
  async readable(actor: Actor, questionId: string): Promise<KeptQuestion> {
    const kept = await this.questions.find(actor.organizationId, questionId);
    const hidden = await this.hiddenSources(actor);
    if (hidden.includes(kept.asked.dataSourceId)) throw errors.notFound({ questionId });
    if (kept.askedBy === actor.userId || permits(actor.role, 'answers.teach')) return kept;
    const isShared = kept.asked.status === 'answered' && actor.kind === 'user';
    if (isShared && (await this.shares.isSharedWith(questionId, await this.subjectsOf(actor)))) return kept;
    throw errors.notFound({ questionId });
  }

  /** One that the actor asked; to others it does not exist, even where they may see it. */
  async own(actor: Actor, questionId: string): Promise<KeptQuestion> {
    const kept = await this.readable(actor, questionId);
    if (kept.askedBy !== actor.userId) throw errors.notAskedByYou({ questionId });
    return kept;
  }

  hiddenSources(actor: Actor): Promise<readonly string[]> {
    return this.queries.execute(new ListHiddenSources({ actor }));
  }

  /** What a question can be shared with so that the actor sees it. */
  async subjectsOf({ organizationId, userId }: Actor): Promise<readonly string[]> {
    const teamIds = await this.queries.execute(new GetTeamIds({ organizationId, userId }));
    return [organizationId, userId, ...teamIds];
  }
}
