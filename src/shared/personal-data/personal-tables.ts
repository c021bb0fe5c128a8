import { Injectable } from '@nestjs/common';
import type {
  Erasure,
  JsonValue,
  Person,
  PersonalCount,
  PersonalRows,
  PersonalTable,
  PersonColumn,
} from '#shared/contracts';
import { Database, schemaOf, type Transaction } from '#shared/database';

const pageSize = 500;

/** A table of a module, by the whole name that its SQL needs. */
export interface NamedTable extends PersonalTable {
  readonly name: string;
}

export const namedTables = (module: string, tables: readonly PersonalTable[]): NamedTable[] =>
  tables.map((one) => ({ ...one, name: `${schemaOf(module)}.${one.table}` }));

/** Of those only their module can tell whose they are. */
export const isPseudonymous = ({ people }: PersonalTable): boolean =>
  people.some(({ holds }) => holds === 'pseudonym');

/** $1 is the id, $2 the address; an empty address is nobody's. Each names both, so that both have a type. */
const isTheirs = ({ column, holds }: PersonColumn): string =>
  holds === 'email'
    ? `(t.${column} = $2::text and $2::text <> '' and $1::uuid is not null)`
    : `(t.${column} = $1::uuid and $2::text is not null)`;

const anyOf = (people: readonly PersonColumn[]): string => people.map(isTheirs).join(' or ');

/** What tables hold of one person. The names come from contracts, never from a request. */
@Injectable()
export class PersonalTables {
  constructor(private readonly database: Database) {}

  async count(tables: readonly NamedTable[], { userId, email }: Person): Promise<PersonalCount[]> {
    const counts: PersonalCount[] = [];
    for (const { table, name, people } of tables)
      for (const onErase of actionsOf(people)) {
        const columns = people.filter((one) => one.onErase === onErase);
        const [row] = await this.database.query<{ n: string }>(
          `select count(*) as n from ${name} t where ${anyOf(columns)}`,
          [userId, email],
        );
        counts.push({ table, onErase, rows: Number(row?.n ?? 0) });
      }
    return counts;
  }

  /** A page of rows, in the order of the primary key. */
  async page(
    table: NamedTable,
    { userId, email }: Person,
    after: JsonValue | undefined,
  ): Promise<PersonalRows> {
    const key = await this.keyOf(table);
    const [columns, from] = ['t', 'k'].map((alias) => key.map((column) => `${alias}.${column}`).join(', '));
    const begins = `($3::jsonb is null or (${columns}) > (select ${from} from jsonb_populate_record(null::${table.name}, $3::jsonb) k))`;
    const rows = await this.database.query<{ row: JsonValue; place: JsonValue }>(
      `select ${given(table, key)} as row, ${objectOf(key)} as place
         from ${table.name} t where (${anyOf(table.people)}) and ${begins} order by ${columns} limit ${pageSize}`,
      [userId, email, after === undefined ? null : JSON.stringify(after), table.withheld ?? []],
    );
    const last = rows.length === pageSize ? rows.at(-1) : undefined;
    return { rows: rows.map(({ row }) => row), ...(last && { next: last.place }) };
  }

  async erase(table: NamedTable, of: Person & { pseudonym: string }, tx: Transaction): Promise<void> {
    for (const one of table.people) {
      if (one.onErase === 'delete')
        await tx.query(`delete from ${table.name} t where ${isTheirs(one)}`, [of.userId, of.email]);
      else if (one.onErase === 'pseudonymise')
        await tx.query(`update ${table.name} t set ${one.column} = $3 where ${isTheirs(one)}`, [
          of.userId,
          of.email,
          of.pseudonym,
        ]);
    }
  }

  private async keyOf({ name }: NamedTable): Promise<string[]> {
    const rows = await this.database.query<{ column: string }>(
      `select a.attname as "column" from pg_index i
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = $1::regclass and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)`,
      [name],
    );
    if (rows.length === 0) throw new Error(`The table ${name} has no primary key to be read by.`);
    return rows.map(({ column }) => column);
  }
}

const actionsOf = (people: readonly PersonColumn[]): Erasure[] => [
  ...new Set(people.map(({ onErase }) => onErase)),
];

const objectOf = (columns: readonly string[]): string =>
  `jsonb_build_object(${columns.map((column) => `'${column}', t.${column}`).join(', ')})`;

/** The whole row when it is the person's own; of what is an organisation's, only what it has to do with the person. */
function given({ people, shows = [] }: NamedTable, key: readonly string[]): string {
  const own = people.filter(({ onErase }) => onErase === 'delete');
  const named = people.map((one) => `case when ${isTheirs(one)} then '${one.column}' end`).join(', ');
  const trace = `${objectOf([...key, ...shows])} || jsonb_build_object('namedAs', array_remove(array[${named}], null))`;
  return `case when ${own.length > 0 ? anyOf(own) : 'false'} then to_jsonb(t) - $4::text[] else ${trace} end`;
}
