import { Command, Query } from '@nestjs/cqrs';
import { type Actor, defineContract } from '#shared/contracts';
import { semanticsAudit } from './audit.js';
import { TermRemoved, TermSaved } from './events.js';
import { semanticsPersonalData } from './personal-data.js';
import type { GlossaryView, TermMeaning, TermPageView, TermView } from './views.js';

export { semanticsErrors } from './errors.js';
export { TermRemoved, TermSaved } from './events.js';
export type { GlossaryTermView, GlossaryView, TermMeaning, TermPageView, TermView } from './views.js';

/**
 * Adds a term, or changes the one with this id. Names of the source are looked up; whether a definition can be
 * read, only the engine knows: `questions` asks it first.
 */
export class SaveTerm extends Command<TermView> {
  static readonly type = 'semantics.save-term';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly termId?: string;
      readonly dataSourceId: string;
      readonly name: string;
      readonly otherNames: readonly string[];
      readonly meaning: TermMeaning;
      readonly description?: string;
    },
  ) {
    super();
  }
}

export class RemoveTerm extends Command<void> {
  static readonly type = 'semantics.remove-term';
  constructor(readonly input: { readonly actor: Actor; readonly termId: string }) {
    super();
  }
}

/** A term of the actor's organisation; any other does not exist. */
export class GetTerm extends Query<TermView> {
  static readonly type = 'semantics.get-term';
  constructor(readonly input: { readonly actor: Actor; readonly termId: string }) {
    super();
  }
}

/** The terms of the organisation, by name. */
export class ListTerms extends Query<TermPageView> {
  static readonly type = 'semantics.list-terms';
  constructor(
    readonly input: {
      readonly actor: Actor;
      readonly limit: number;
      readonly cursor?: string | undefined;
      readonly dataSourceId?: string | undefined;
    },
  ) {
    super();
  }
}

/** Everything the organisation of the actor calls things in a source. Guests have no glossary. */
export class GetGlossary extends Query<GlossaryView> {
  static readonly type = 'semantics.get-glossary';
  constructor(readonly input: { readonly actor: Actor; readonly dataSourceId: string }) {
    super();
  }
}

export const semanticsContract = defineContract({
  module: 'semantics',
  commands: [SaveTerm, RemoveTerm, semanticsPersonalData.erase],
  queries: [GetTerm, ListTerms, GetGlossary, semanticsPersonalData.count, semanticsPersonalData.collect],
  events: [TermSaved, TermRemoved],
  answers: ['data-sources.find-dependents'],
  audit: semanticsAudit,
  personalData: semanticsPersonalData,
});
