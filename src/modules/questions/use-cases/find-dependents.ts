import { type DependentsView, dependentsOf, FindDependents, isAbout, mentions } from '#modules/data-sources';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { GoldenRepository } from '../infra/golden.repository.js';
import { LearnedNames } from '../infra/learned-names.js';
import { RememberedChoices } from '../infra/remembered-choices.js';

type Asked = FindDependents['input'];

/** What was held for right, learned and remembered about a source goes with it. */
@Answers({ inquiry: FindDependents, module: 'questions' })
export class FindQuestionsDependents implements AnswersInquiry<FindDependents> {
  constructor(
    private readonly goldens: GoldenRepository,
    private readonly learned: LearnedNames,
    private readonly remembered: RememberedChoices,
  ) {}

  async answer(asked: Asked): Promise<DependentsView[]> {
    return [
      ...(await this.goldensOf(asked)),
      ...(await this.learnedOf(asked)),
      ...(await this.rememberedOf(asked)),
    ];
  }

  private async goldensOf({ actor, dataSourceId, names }: Asked) {
    const all = await this.goldens.allOf(actor.organizationId, dataSourceId);
    const about = all.filter(({ sql }) => !names || mentions(sql.text, names));
    return dependentsOf(
      { kind: 'golden-answer', consequence: 'removed', holds: true },
      about.map(({ id, question }) => ({ id, name: question })),
    );
  }

  private async learnedOf({ actor, dataSourceId, names }: Asked) {
    const all = await this.learned.all(actor.organizationId, dataSourceId);
    const about = all.filter(
      ({ removedBy, meaning }) => removedBy === null && (!names || isAbout(meaning, names)),
    );
    return dependentsOf({ kind: 'learned-name', consequence: 'removed', holds: true }, about);
  }

  /** What words a choice was about is known; which columns they meant is worked out each time. */
  private async rememberedOf({ actor, dataSourceId, names }: Asked) {
    if (names) return [];
    const all = await this.remembered.allOf(actor.organizationId, dataSourceId);
    const shown = all.filter(({ userId }) => actor.kind === 'system' || userId === actor.userId);
    return dependentsOf(
      { kind: 'remembered-choice', consequence: 'removed', holds: false },
      shown.map(({ id, question }) => ({ id, name: question })),
      all.length,
    );
  }
}
