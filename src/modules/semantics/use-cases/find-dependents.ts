import { dependentsOf, FindDependents, isAbout } from '#modules/data-sources';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { TermRepository } from '../infra/term.repository.js';

/** What an organisation calls things in a source goes with it. */
@Answers({ inquiry: FindDependents, module: 'semantics' })
export class FindSemanticsDependents implements AnswersInquiry<FindDependents> {
  constructor(private readonly terms: TermRepository) {}

  async answer({ actor, dataSourceId, names }: FindDependents['input']) {
    const terms = await this.terms.allOf(actor.organizationId, dataSourceId);
    // A definition is in words: that they are not understood any more is said when it is read.
    const about = terms.filter(
      ({ meaning }) => !names || (meaning.kind !== 'definition' && isAbout(meaning, names)),
    );
    return dependentsOf({ kind: 'glossary-term', consequence: 'removed', holds: true }, about);
  }
}
