import { Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** How many of a kind are named at most; `count` says how many there are. */
export const mostNamed = 20;

/** A table, or a column of one. */
export interface SchemaName {
  readonly table: string;
  readonly column?: string;
}

/** What of one kind an organisation has made of a data source. */
export interface DependentsView {
  /** `golden-answer`, `glossary-term`, `favorite-query`, …: one word for each kind, whichever module it is of. */
  readonly kind: string;
  readonly count: number;
  /** The first ones. What belongs to other people alone is counted and not named. */
  readonly items: readonly { readonly id: string; readonly name: string }[];
  /** What becomes of them when the source is deleted. */
  readonly consequence: 'removed' | 'stops-working';
  /** Somebody made it on purpose: the source is not deleted without `force`. */
  readonly holds: boolean;
}

export interface DependentsReport {
  readonly dataSourceId: string;
  /** Something holds the source: deleting it needs `force`. */
  readonly holds: boolean;
  readonly dependents: readonly DependentsView[];
}

interface About {
  readonly actor: Actor;
  readonly dataSourceId: string;
  /** Only what names one of these; everything when left out. */
  readonly names?: readonly SchemaName[];
}

/** What the actor's organisation has made of a source. */
export class GetDependents extends Query<DependentsReport> {
  static readonly type = 'data-sources.get-dependents';
  constructor(readonly input: About) {
    super();
  }
}

/** Asked of every module that keeps something about sources. The rights to the source have been looked at. */
export class FindDependents extends Query<readonly DependentsView[]> {
  static readonly type = 'data-sources.find-dependents';
  constructor(readonly input: About) {
    super();
  }
}

/** A kind of which there is none is left out. */
export const dependentsOf = (
  about: Omit<DependentsView, 'count' | 'items'>,
  all: readonly { readonly id: string; readonly name: string }[],
  count = all.length,
): DependentsView[] =>
  count === 0
    ? []
    : [{ ...about, count, items: all.slice(0, mostNamed).map(({ id, name }) => ({ id, name })) }];

/** Whether what stands for a table, or for a column of one, stands for one of these. */
export const isAbout = (meaning: SchemaName, names: readonly SchemaName[]): boolean =>
  names.some(
    ({ table, column }) => meaning.table === table && (column === undefined || meaning.column === column),
  );

/**
 * Whether a statement names one of these: the table, and the column where one is given. Read from its words, so that a
 * text or an alias that is called the same counts too.
 */
export function mentions(sql: string, names: readonly SchemaName[]): boolean {
  const words = new Set(sql.toLowerCase().match(/[\p{L}\p{N}_$]+/gu));
  const named = (name: string) =>
    (name.toLowerCase().match(/[\p{L}\p{N}_$]+/gu) ?? []).every((word) => words.has(word));
  return names.some(({ table, column }) => named(table) && (column === undefined || named(column)));
}
