import { Inject, Injectable, type Type } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type {
  JsonValue,
  Person,
  PersonalCount,
  PersonalData,
  PersonalRows,
  PersonalTable,
} from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { isPseudonymous, namedTables, PersonalTables } from './personal-tables.js';

/** What a module does beyond its tables for somebody who is shown what is kept, or erased. All may be called again. */
@Injectable()
export class OwnPersonalData {
  /** What is kept outside of the tables, put beside the rows that name it. */
  async completed(_table: string, rows: readonly JsonValue[]): Promise<readonly JsonValue[]> {
    return rows;
  }
  /** Before the tables are erased, in the same transaction. */
  async before(_of: Person & { pseudonym: string }, _tx: Transaction): Promise<void> {}
  /** When it has committed: caches, objects. */
  async after(_of: Person): Promise<void> {}
}

/** What a module finds of somebody in tables that name people by a pseudonym. Nothing, when there are none. */
@Injectable()
export class FindsPseudonyms {
  async count(_table: string, _of: Person): Promise<number> {
    return 0;
  }
  async page(_table: string, _of: Person, _after: JsonValue | undefined): Promise<PersonalRows> {
    return { rows: [] };
  }
}

/** The handlers of a module for what it declares of people. */
export function personalDataProviders(
  declared: PersonalData,
  more: Type<OwnPersonalData> = OwnPersonalData,
  pseudonyms: Type<FindsPseudonyms> = FindsPseudonyms,
): Type<object>[] {
  return [
    PersonalTables,
    more,
    pseudonyms,
    countHandler(declared, pseudonyms),
    collectHandler(declared, { more, pseudonyms }),
    eraseHandler(declared, more),
  ];
}

function countHandler({ module, tables, count }: PersonalData, pseudonyms: Type<FindsPseudonyms>) {
  const all = namedTables(module, tables);

  @QueryHandler(count)
  class CountPersonalDataHandler {
    constructor(
      private readonly rows: PersonalTables,
      @Inject(pseudonyms) private readonly found: FindsPseudonyms,
    ) {}

    async execute({ input: { person } }: InstanceType<PersonalData['count']>): Promise<PersonalCount[]> {
      const counts = await this.rows.count(all.filter(isNamed), person);
      for (const { table } of all.filter(isPseudonymous))
        counts.push({ table, onErase: 'pseudonymise', rows: await this.found.count(table, person) });
      return counts;
    }
  }
  return CountPersonalDataHandler;
}

interface Own {
  readonly more: Type<OwnPersonalData>;
  readonly pseudonyms: Type<FindsPseudonyms>;
}

function collectHandler({ module, tables, collect }: PersonalData, { more, pseudonyms }: Own) {
  const all = namedTables(module, tables);

  @QueryHandler(collect)
  class CollectPersonalDataHandler {
    constructor(
      private readonly rows: PersonalTables,
      @Inject(pseudonyms) private readonly found: FindsPseudonyms,
      @Inject(more) private readonly own: OwnPersonalData,
    ) {}

    async execute({ input: { person, table, after } }: InstanceType<PersonalData['collect']>) {
      const found = all.find((one) => one.table === table);
      if (!found) throw new Error(`${module} declares no personal data in ${table}.`);
      if (isPseudonymous(found)) return await this.found.page(table, person, after);
      const { rows, ...next } = await this.rows.page(found, person, after);
      return { rows: await this.own.completed(table, rows), ...next };
    }
  }
  return CollectPersonalDataHandler;
}

function eraseHandler({ module, tables, erase }: PersonalData, more: Type<OwnPersonalData>) {
  const named = namedTables(module, tables).filter(isNamed);

  @CommandHandler(erase)
  class ErasePersonalDataHandler {
    constructor(
      private readonly database: Database,
      private readonly rows: PersonalTables,
      @Inject(more) private readonly own: OwnPersonalData,
    ) {}

    async execute({ input: { person, pseudonym } }: InstanceType<PersonalData['erase']>): Promise<void> {
      const of = { ...person, pseudonym };
      await this.database.transaction(async (tx) => {
        await this.own.before(of, tx);
        for (const table of named) await this.rows.erase(table, of, tx);
      });
      await this.own.after(person);
    }
  }
  return ErasePersonalDataHandler;
}

const isNamed = (table: PersonalTable): boolean => !isPseudonymous(table);
