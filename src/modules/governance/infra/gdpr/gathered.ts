import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { JsonValue, Person, PersonalCount, PersonalData } from '#shared/contracts';
import { PersonalDataRegister } from '#shared/personal-data';

/** What all modules keep of people, wherever they run. */
@Injectable()
export class Gathered {
  constructor(
    private readonly register: PersonalDataRegister,
    private readonly queries: QueryBus,
  ) {}

  get modules(): readonly PersonalData[] {
    return this.register.modules;
  }

  count({ count: Count }: PersonalData, person: Person): Promise<readonly PersonalCount[]> {
    return this.queries.execute(new Count({ person }));
  }

  /** Page after page: a person may have more rows than fit into memory. */
  async *rows({ collect: Collect }: PersonalData, table: string, person: Person): AsyncGenerator<JsonValue> {
    let after: JsonValue | undefined;
    do {
      const input = { person, table, ...(after !== undefined && { after }) };
      const page = await this.queries.execute(new Collect(input));
      yield* page.rows;
      after = page.next;
    } while (after !== undefined);
  }
}
