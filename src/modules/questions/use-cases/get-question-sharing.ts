import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetQuestionSharing } from '../contract/sharing.js';
import { ShareRepository } from '../infra/share.repository.js';
import { QuestionRights } from './question-rights.js';

@QueryHandler(GetQuestionSharing)
export class GetQuestionSharingHandler implements IQueryHandler<GetQuestionSharing> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly shares: ShareRepository,
  ) {}

  async execute({ input: { actor, questionId } }: GetQuestionSharing) {
    await this.rights.own(actor, questionId);
    return await this.shares.sharingOf(questionId);
  }
}
