import { Command, Query } from '@nestjs/cqrs';
import type { JsonValue } from './json-value.js';

/** Article 6 of the GDPR. */
export const legalBases = ['contract', 'consent', 'legal-obligation', 'legitimate-interest'] as const;
export type LegalBasis = (typeof legalBases)[number];

/**
 * `pseudonymise`: the row belongs to others as well, and names nobody afterwards. `expire`: it is left, because it goes
 * with what it is kept for, as its retention says.
 */
export const erasures = ['delete', 'pseudonymise', 'expire'] as const;
export type Erasure = (typeof erasures)[number];

/** A column by which rows are somebody's. */
export interface PersonColumn {
  readonly column: string;
  /**
   * What it holds, unless it is the id of a user. A pseudonym is known to its module alone, which counts and gives such
   * rows itself and forgets whom they mean.
   */
  readonly holds?: 'email' | 'pseudonym';
  readonly onErase: Erasure;
}

/** One row of the register of processing (article 30), and what export and erasure go by. */
export interface PersonalTable {
  readonly table: string;
  /** The kinds of data, in words. */
  readonly data: string;
  readonly purpose: string;
  readonly legalBasis: LegalBasis;
  /** How long, in words. */
  readonly retention: string;
  readonly people: readonly PersonColumn[];
  /** Columns that nobody is given: hashes of secrets and what is sealed. */
  readonly withheld?: readonly string[];
  /** Of a row that is an organisation's, and names the person only: what is given besides its key. */
  readonly shows?: readonly string[];
}

/** Of whom. An address stops being one's own with the account, so it travels beside the id. */
export interface Person {
  readonly userId: string;
  /** Lower case; empty when it is not known. */
  readonly email: string;
}

/** How many rows of a table are somebody's, by what an erasure does with them. */
export interface PersonalCount {
  readonly table: string;
  readonly onErase: Erasure;
  readonly rows: number;
}

export interface PersonalRows {
  readonly rows: readonly JsonValue[];
  /** Where the next page begins; absent on the last one. */
  readonly next?: JsonValue;
}

/** What a module says of people, and the three messages by which it is counted, read and erased. */
export type PersonalData = ReturnType<typeof definePersonalData>;

/**
 * Belongs into the contract of every module that owns a column with the id or the address of a user. Every module gets
 * messages of its own, so that whoever gathers from all of them needs nothing but the list of contracts.
 */
export function definePersonalData(module: string, tables: readonly PersonalTable[]) {
  class CountPersonalData extends Query<readonly PersonalCount[]> {
    static readonly type = `${module}.count-personal-data` as const;
    constructor(readonly input: { readonly person: Person }) {
      super();
    }
  }
  class CollectPersonalData extends Query<PersonalRows> {
    static readonly type = `${module}.collect-personal-data` as const;
    constructor(
      readonly input: { readonly person: Person; readonly table: string; readonly after?: JsonValue },
    ) {
      super();
    }
  }
  /** May be sent again: what is erased already stays so. */
  class ErasePersonalData extends Command<void> {
    static readonly type = `${module}.erase-personal-data` as const;
    /** `pseudonym`: a UUID that nothing connects with the person. */
    constructor(readonly input: { readonly person: Person; readonly pseudonym: string }) {
      super();
    }
  }
  return {
    module,
    tables,
    count: CountPersonalData,
    collect: CollectPersonalData,
    erase: ErasePersonalData,
  };
}
