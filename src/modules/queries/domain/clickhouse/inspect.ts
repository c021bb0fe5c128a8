import { isNothing, onlyParts } from '../mysql/parts.js';
import type { Reading } from '../mysql/selects.js';
import { type KnownTables, StatementWriter, type WrittenDialect } from '../mysql/statement-writer.js';
import type { Node } from '../syntax-tree.js';
import { refuse } from '../tree-walk.js';
import { expressionPrinters } from './expressions.js';
import { selectOf, sortedBy } from './selects.js';
import { quoted } from './writing.js';

const clickhouse: WrittenDialect = {
  expressions: expressionPrinters,
  select: selectOf,
  order: sortedBy,
  limit: limitOf,
  quoted,
  columns: (value) => (isNothing(value) ? '' : refuse('columns may not be used.')),
  recursive: false,
  combinations: /^(UNION (ALL|DISTINCT)|EXCEPT|INTERSECT)$/,
  uncombined: 'may not be used: say UNION ALL or UNION DISTINCT.',
  // Results of `any` depend on what is read first.
  varying: /now|today|yesterday|any/i,
};

/** Statements for ClickHouse (ADR 0126): texts and names escaped, no settings, no format. */
export class ClickhouseInspection extends StatementWriter {
  constructor(known: KnownTables) {
    super(known, clickhouse);
  }
}

/** Older servers know the places only as `LIMIT skipped, shown`. */
function limitOf(kind: string, { limit, offset }: Node, { expression }: Reading): string {
  if (isNothing(limit)) return refuse('OFFSET needs a LIMIT.');
  if (kind === 'OffsetCommaLimit') return `LIMIT ${expression(offset)}, ${expression(limit)}`;
  const skipped = isNothing(offset) ? '' : `${expression(onlyParts(offset, 'value').value)}, `;
  return `LIMIT ${skipped}${expression(limit)}`;
}
