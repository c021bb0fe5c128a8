import { CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { RequireMembersAndTeams } from '#modules/organizations';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { questionsErrors as errors } from '../contract/errors.js';
import { QuestionShared, type QuestionSharingView, ShareQuestion } from '../contract/sharing.js';
import type { QuestionRecordView } from '../contract/views.js';
import { ShareRepository } from '../infra/share.repository.js';
import { QuestionRights } from './question-rights.js';

@CommandHandler(ShareQuestion)
export class ShareQuestionHandler implements ICommandHandler<ShareQuestion> {
  constructor(
    private readonly queries: QueryBus,
    private readonly rights: QuestionRights,
    private readonly shares: ShareRepository,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async execute({ input: { actor, questionId, sharing } }: ShareQuestion): Promise<QuestionSharingView> {
    const { organizationId, userId: actorId } = actor;
    const { asked } = await this.rights.own(actor, questionId);
    requireShareable(asked, sharing);
    await this.queries.execute(
      new RequireMembersAndTeams({
        organizationId,
        userIds: idsOf(sharing, 'user'),
        teamIds: idsOf(sharing, 'team'),
      }),
    );
    const before = await this.shares.sharingOf(questionId);
    await this.database.transaction(async (tx) => {
      await this.shares.replace({ questionId, organizationId }, sharing, tx);
      await this.outbox.add(
        new QuestionShared({ questionId, organizationId, actorId, before, after: sharing }),
        tx,
      );
    });
    return await this.shares.sharingOf(questionId);
  }
}

function requireShareable(
  { id: questionId, status, conversationId }: QuestionRecordView,
  { shares }: QuestionSharingView,
): void {
  if (shares.length > 0 && status !== 'answered') throw errors.notAnswered({ questionId, status });
  if (!conversationId && shares.some(({ of }) => of === 'conversation'))
    throw errors.noConversation({ questionId });
}

const idsOf = ({ shares }: QuestionSharingView, kind: 'team' | 'user'): string[] =>
  shares.flatMap((share) => (share.with === kind ? [share.id] : []));
