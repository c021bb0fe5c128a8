import { Inject, Injectable, type Type } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { Person, PersonalData } from '#shared/contracts';
import { Database, type Transaction } from '#shared/database';
import { namedTables, PersonalTables } from './personal-tables.js';

/** What a module does beyond its tables when somebody is erased. Both may be called again. */
@Injectable()
export class ErasesMore {
  /** Before the tables, in the same transaction. */
  async before(_of: Person & { pseudonym: string }, _tx: Transaction): Promise<void> {}
  /** When it has committed: caches, objects. */
  async after(_of: Person): Promise<void> {}
}

/** The handlers of a module for what it declares of people. */
export function personalDataProviders(
  declared: PersonalData,
  more: Type<ErasesMore> = ErasesMore,
): Type<object>[] {
  const tables = namedTables(declared.module, declared.tables);

  @QueryHandler(declared.count)
  class CountPersonalDataHandler {
    constructor(private readonly rows: PersonalTables) {}

    execute({ input: { person } }: InstanceType<PersonalData['count']>) {
      return this.rows.count(tables, person);
    }
  }

  @QueryHandler(declared.collect)
  class CollectPersonalDataHandler {
    constructor(private readonly rows: PersonalTables) {}

    async execute({ input: { person, table, after } }: InstanceType<PersonalData['collect']>) {
      const found = tables.find((one) => one.table === table);
      if (!found) throw new Error(`${declared.module} declares no personal data in ${table}.`);
      return await this.rows.page(found, person, after);
    }
  }

  @CommandHandler(declared.erase)
  class ErasePersonalDataHandler {
    constructor(
      private readonly database: Database,
      private readonly rows: PersonalTables,
      @Inject(more) private readonly own: ErasesMore,
    ) {}

    async execute({ input: { person, pseudonym } }: InstanceType<PersonalData['erase']>): Promise<void> {
      const of = { ...person, pseudonym };
      await this.database.transaction(async (tx) => {
        await this.own.before(of, tx);
        for (const table of tables) await this.rows.erase(table, of, tx);
      });
      await this.own.after(person);
    }
  }

  return [
    PersonalTables,
    more,
    CountPersonalDataHandler,
    CollectPersonalDataHandler,
    ErasePersonalDataHandler,
  ];
}
