import { isNode, type Node } from '../syntax-tree.js';
import { expressionPrinters } from './expressions.js';
import { isNothing, listOf, onlyParts, quoted } from './parts.js';
import { columnsOf, type Reading, selectOf, sortedBy } from './selects.js';
import { type KnownTables, StatementWriter, type WrittenDialect } from './statement-writer.js';

const mysql: WrittenDialect = {
  expressions: expressionPrinters,
  select: selectOf,
  order: sortedBy,
  limit: limitOf,
  quoted,
  columns: columnsOf,
  recursive: true,
  combinations: /^(UNION|EXCEPT|INTERSECT)( ALL| DISTINCT)?$/,
  uncombined: 'is not known to MySQL.',
  varying: /rand/i,
};

/** Statements for MySQL and MariaDB (ADR 0057), in a session where texts have no escapes. */
export class MysqlInspection extends StatementWriter {
  private readonly byKey: ReadonlyMap<string, string | undefined>;

  constructor(known: KnownTables) {
    super(known, mysql);
    const keys = Map.groupBy(known.tables, (name) => name.toLowerCase());
    this.byKey = new Map(
      [...keys].map(([key, [name, ...others]]) => [key, others.length > 0 ? undefined : name]),
    );
  }

  /** Servers differ in whether case matters in the names of tables: where there is no doubt, it does not. */
  protected override named(name: string): string | undefined {
    return super.named(name) ?? this.byKey.get(name.toLowerCase());
  }

  protected override otherBody(kind: string, content: unknown, on: Reading): string {
    return kind === 'Values' ? valuesOf(content, on) : super.otherBody(kind, content, on);
  }
}

function valuesOf(value: unknown, { expression }: Reading): string {
  const { explicit_row: explicit, rows } = onlyParts(value, 'explicit_row', 'rows');
  const written = listOf(rows).map((row) => {
    const cells = listOf(isNode(row) ? onlyParts(row, 'content').content : row).map(expression);
    return `${explicit === true ? 'ROW' : ''}(${cells.join(', ')})`;
  });
  return `VALUES ${written.join(', ')}`;
}

function limitOf(kind: string, { limit, offset }: Node, { expression }: Reading): string {
  if (kind === 'OffsetCommaLimit') return `LIMIT ${expression(offset)}, ${expression(limit)}`;
  const skipped = isNothing(offset) ? '' : ` OFFSET ${expression(onlyParts(offset, 'value').value)}`;
  return `${isNothing(limit) ? '' : `LIMIT ${expression(limit)}`}${skipped}`.trim();
}
