import { DomainEvent } from '#shared/contracts';
import type { TermMeaning } from './views.js';

/** A term was added to the glossary, or changed. */
export class TermSaved extends DomainEvent<{
  readonly termId: string;
  readonly organizationId: string;
  readonly dataSourceId: string;
  readonly userId: string;
  readonly added: boolean;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly meaning: TermMeaning;
}> {
  static readonly type = 'semantics.term-saved';
}

/** Its words mean what they meant without it. */
export class TermRemoved extends DomainEvent<{
  readonly termId: string;
  readonly organizationId: string;
  readonly dataSourceId: string;
  readonly userId: string;
  readonly name: string;
}> {
  static readonly type = 'semantics.term-removed';
}
