/**
 * Tables, views and columns that the user may read, and whether rows of them may be those of another table; of a domain the type it is made of. Partitions belong to their table; what has the name of a system
 * catalog would be mistaken for it.
 */
export const postgresqlColumns = `
  select c.relname::text, obj_description(c.oid, 'pg_class'), c.reltuples::float8, a.attname::text,
         case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod)
              else format_type(a.atttypid, a.atttypmod) end, col_description(c.oid, a.attnum),
         c.relkind in ('v', 'm', 'f')
           or c.relkind = 'r' and exists (select from pg_inherits i where c.oid in (i.inhrelid, i.inhparent))
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where n.nspname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition
    and has_column_privilege(c.oid, a.attnum, 'select')
    and not exists (select from pg_class s where s.relnamespace = 'pg_catalog'::regnamespace and s.relname = c.relname)
  order by c.relname, a.attnum`;

export const postgresqlKeys = `
  select c.relname::text, names(k.conrelid, k.conkey), f.relname::text, names(k.confrelid, k.confkey)
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_class f on f.oid = k.confrelid
  where n.nspname = $1 and k.contype in ('p', 'f') and (f.oid is null or f.relnamespace = n.oid)
  order by c.relname, k.conname`.replace(
  /names\((\S+), (\S+)\)/g,
  (_, table: string, columns: string) => `array(
    select a.attname::text from unnest(${columns}) with ordinality u(attnum, place)
    join pg_attribute a on a.attrelid = ${table} and a.attnum = u.attnum order by u.place)`,
);

/** Views have no comment of their own: the server says VIEW. Rows are what its statistics estimate. */
export const mysqlColumns = `
  select t.table_name, if(t.table_type = 'BASE TABLE', t.table_comment, ''), t.table_rows, c.column_name,
         c.column_type, c.column_comment,
         t.table_type = 'VIEW' or t.engine in ('MRG_MyISAM', 'FEDERATED', 'CONNECT', 'SPIDER')
  from information_schema.tables t
  join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
  where t.table_schema = ? and t.table_type in ('BASE TABLE', 'SYSTEM VERSIONED', 'VIEW')
  order by t.table_name, c.ordinal_position`;

/** Names are put into a list as JSON, that any sign may be in them. */
export const mysqlKeys = `
  select k.table_name, concat('[', group_concat(json_quote(k.column_name) order by k.ordinal_position), ']'),
         k.referenced_table_name,
         concat('[', group_concat(json_quote(k.referenced_column_name) order by k.ordinal_position), ']')
  from information_schema.key_column_usage k
  join information_schema.table_constraints c on c.constraint_schema = k.constraint_schema
    and c.constraint_name = k.constraint_name and c.table_name = k.table_name
  where k.table_schema = ? and c.constraint_type in ('PRIMARY KEY', 'FOREIGN KEY')
    and (k.referenced_table_schema is null or k.referenced_table_schema = k.table_schema)
  group by k.table_name, k.constraint_name, k.referenced_table_name
  order by k.table_name, k.constraint_name`;

/**
 * In the order that the server tells them, which is that of the columns; rows are those of the parts that it keeps. What
 * is not known to keep its own rows may show those of other tables.
 */
export const clickhouseColumns = `
  select table, '', ifNull(nullIf(toInt64(stored), 0), -1), name, type, comment,
         (database, table) not in (
           select database, name from system.tables
           where match(engine, 'MergeTree$') or engine in ('Memory', 'Log', 'TinyLog', 'StripeLog'))
  from (select database, table, name, type, comment from system.columns) told
  any left join (
    select database, table, sum(rows) as stored from system.parts where active group by database, table
  ) kept using (database, table)
  where database = ? and table not like '.inner%'`;

/** ClickHouse knows no keys that identify rows: what it calls a primary key is an order. */
export const clickhouseKeys = `select '', '', '', '' from system.one where dummy = 1 and '' = ?`;
