import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Database } from '#shared/database';
import { questionsErrors as errors } from '../contract/errors.js';
import { type GoldenView, PromoteQuestion } from '../contract/goldens.js';
import { GoldenRepository, goldenView } from '../infra/golden.repository.js';
import { Goldens } from './goldens.js';
import { Proposals } from './proposals.js';
import { QuestionRights } from './question-rights.js';

@CommandHandler(PromoteQuestion)
export class PromoteQuestionHandler implements ICommandHandler<PromoteQuestion> {
  constructor(
    private readonly rights: QuestionRights,
    private readonly proposals: Proposals,
    private readonly repository: GoldenRepository,
    private readonly goldens: Goldens,
    private readonly database: Database,
  ) {}

  /** Who promotes is the one who checks: an Analyst or Admin has seen the answer. */
  async execute({ input: { actor, questionId } }: PromoteQuestion): Promise<GoldenView> {
    const { asked } = await this.rights.readable(actor, questionId);
    if (asked.status !== 'answered') throw errors.notReproducible({ questionId });
    if (asked.follows) throw errors.isFollowUp({ questionId });
    const { sql, provenance, chosen = [] } = asked;
    const proposed = await (provenance.engine === 'llm'
      ? this.proposals.ofSql(actor, asked, sql.text)
      : this.proposals.ofReading(actor, asked, chosen));
    if (proposed.sql.text !== sql.text) throw errors.notReproducible({ questionId });
    const golden = { ...proposed, status: 'active' as const, checkedBy: actor.userId };
    await this.database.transaction((tx) => this.repository.save(golden, tx));
    await this.goldens.changed(actor.organizationId);
    return goldenView(golden);
  }
}
