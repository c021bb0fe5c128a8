import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Ids } from '#shared/clock';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { questionsErrors as errors } from '../contract/errors.js';
import { type FeedbackView, GiveFeedback, type Verdict } from '../contract/goldens.js';
import type { QuestionRecordView } from '../contract/views.js';
import { chosenWith } from '../domain/open-choices.js';
import { FeedbackEntity, type GoldenEntity } from '../infra/golden.entity.js';
import { GoldenRepository, goldenView } from '../infra/golden.repository.js';
import { Proposals } from './proposals.js';
import { QuestionRights } from './question-rights.js';

@CommandHandler(GiveFeedback)
export class GiveFeedbackHandler implements ICommandHandler<GiveFeedback> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly proposals: Proposals,
    private readonly goldens: GoldenRepository,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute({ input: { actor, questionId, verdict, comment } }: GiveFeedback): Promise<FeedbackView> {
    const { organizationId, userId } = actor;
    const { asked } = await this.rights.readable(actor, questionId);
    const golden = await this.proposed(actor, asked, verdict);
    const id = this.ids.next();
    await this.database.transaction(async (tx) => {
      if (golden) await this.goldens.save(golden, tx);
      await tx.insert(FeedbackEntity, {
        id,
        organizationId,
        userId,
        questionId,
        verdict: verdict.verdict,
        correction: correctionOf(verdict),
        comment: comment ?? null,
        goldenId: golden?.id ?? null,
        givenAt: this.clock.now(),
      });
    });
    return { id, questionId, verdict: verdict.verdict, ...(golden && { golden: goldenView(golden) }) };
  }

  private proposed(
    actor: Actor,
    asked: QuestionRecordView,
    verdict: Verdict,
  ): Promise<GoldenEntity> | undefined {
    if (verdict.verdict === 'sql') return this.proposals.ofSql(actor, asked, verdict.sql);
    if (verdict.verdict !== 'reading') return undefined;
    if (asked.follows) throw errors.isFollowUp({ questionId: asked.id });
    return this.proposals.ofReading(actor, asked, chosenWith(asked, verdict.choiceId));
  }
}

function correctionOf(verdict: Verdict): string | null {
  if (verdict.verdict === 'sql') return verdict.sql;
  return verdict.verdict === 'reading' ? verdict.choiceId : null;
}
