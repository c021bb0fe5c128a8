import { Command } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** As `semantics` has it. */
export type MeaningView =
  | { readonly kind: 'definition'; readonly text: string }
  | { readonly kind: 'table'; readonly table: string }
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  | { readonly kind: 'value'; readonly table: string; readonly column: string; readonly value: string };

/** A term that was saved. */
export interface DefinedTermView {
  readonly id: string;
  readonly dataSourceId: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly meaning: MeaningView;
  readonly description?: string;
  readonly changedBy: string;
  /** ISO 8601. */
  readonly changedAt: string;
  /** How the engine reads the definition. */
  readonly reading?: string;
}

/** Adds a term to the glossary, or changes it; a definition that the engine cannot read is refused. */
export class DefineTerm extends Command<DefinedTermView> {
  static readonly type = 'questions.define-term';
  constructor(
    readonly input: {
      readonly actor: Actor;
      /** The term to change; its source stays the same. */
      readonly termId?: string;
      /** The built-in source when left out. */
      readonly dataSourceId?: string;
      readonly name: string;
      readonly otherNames: readonly string[];
      readonly meaning: MeaningView;
      readonly description?: string;
    },
  ) {
    super();
  }
}
