import { quoteIdentifier, quoteLiteral } from '#shared/duckdb';
import type { BuildDatabase } from '../build-database.js';

/** A value inside a row, however deep. */
export interface Leaf {
  /** Its path: `address.city`. */
  readonly name: string;
  readonly type: string;
  readonly sql: string;
}

/** The columns of a relation, structures taken apart until none is left. */
export async function leavesOf(database: BuildDatabase, relation: string): Promise<Leaf[]> {
  let leaves = (await describe(database, `select * from ${relation}`)).map((column) => ({
    ...column,
    sql: quoteIdentifier(column.name),
  }));
  while (leaves.some(isStructure)) {
    const parts: Leaf[][] = [];
    for (const leaf of leaves)
      parts.push(isStructure(leaf) ? await fieldsOf(database, relation, leaf) : [leaf]);
    leaves = parts.flat();
  }
  return leaves;
}

const isStructure = ({ type }: Leaf) => type.startsWith('STRUCT(') && type.endsWith(')');

async function fieldsOf(database: BuildDatabase, relation: string, { name, sql }: Leaf): Promise<Leaf[]> {
  const fields = await describe(database, `select unnest(${sql}) from ${relation}`);
  return fields.map((field) => ({
    name: `${name}.${field.name}`,
    type: field.type,
    sql: `struct_extract(${sql}, ${quoteLiteral(field.name)})`,
  }));
}

async function describe(database: BuildDatabase, query: string) {
  const rows = await database.rows(`select column_name, column_type from (describe ${query})`);
  return rows.map(([name, type]) => ({ name: String(name), type: String(type) }));
}

export interface ColumnSql {
  readonly sql: string;
  /** Its kind is still to be told from its values. */
  readonly isText: boolean;
  readonly isList: boolean;
}

/** How leaves are written as columns: what has a plain type keeps it, the rest becomes text. */
export const columnsOf = (leaves: readonly Leaf[]): ColumnSql[] => leaves.map(columnOf);

function columnOf({ type, sql }: Leaf): ColumnSql {
  if (type.endsWith('[]')) {
    const isPlain = !/^(STRUCT|MAP|JSON)|\[\]\[\]$/.test(type);
    const text = isPlain ? `array_to_string(${sql}, ', ')` : `cast(to_json(${sql}) as varchar)`;
    return { sql: text, isText: false, isList: true };
  }
  if (type === 'JSON') return { sql: `(${sql} ->> '$')`, isText: true, isList: false };
  if (type.startsWith('MAP('))
    return { sql: `cast(to_json(${sql}) as varchar)`, isText: false, isList: false };
  // JSON knows no width of numbers: DuckDB is more careful than it need be.
  if (type === 'HUGEINT' || type === 'UBIGINT')
    return { sql: `cast(${sql} as varchar)`, isText: true, isList: false };
  return { sql, isText: type === 'VARCHAR', isList: false };
}
