import { z } from 'zod';
import { Cursors } from './cursor.js';
import { type Page, type PageRequest, paginationErrors } from './page.js';

interface SortColumn {
  /** An expression that is never null. */
  readonly sql: string;
  readonly type: 'text' | 'timestamptz' | 'bigint';
}

export const sortOrders = ['asc', 'desc'] as const;

/** A page of a list, in an order of choice. */
export interface SortedRequest<Sort extends string> extends PageRequest {
  readonly sort: Sort;
  readonly order: (typeof sortOrders)[number];
}

/** `?sort=&order=` of a list. */
export const sortingBy = <Sort extends string>(
  sorts: readonly [Sort, ...Sort[]],
  standard: { readonly sort: Sort; readonly order: (typeof sortOrders)[number] },
) => ({
  sort: z
    .enum(sorts)
    .default(standard.sort as never)
    .describe('What the list is sorted by.'),
  order: z.enum(sortOrders).default(standard.order).describe('Rising or falling.'),
});

/** What a statement has to select of each row beside its own columns. */
export interface Placed {
  readonly id: string;
  /** What it is sorted by, as the database writes it. */
  readonly place: string;
}

/** Pages of a list that is sorted by one of several columns; the id breaks ties, so no row is shown twice or never. */
export class SortedPages<Sort extends string> {
  private readonly cursors = new Cursors(
    z.object({ sort: z.string(), order: z.enum(sortOrders), place: z.string(), id: z.uuid() }),
  );

  constructor(
    private readonly sorts: Readonly<Record<Sort, SortColumn>>,
    /** The column with the id. */
    private readonly id: string,
  ) {}

  /** Parts of a statement whose own parameters come first. A cursor belongs to the order that it was made in. */
  sql({ sort, order, limit, cursor }: SortedRequest<Sort>, own: readonly unknown[]) {
    const after = this.cursors.read(cursor);
    if (after && (after.sort !== sort || after.order !== order)) throw paginationErrors.badCursor();
    const { sql, type } = this.sorts[sort];
    const [place, id, most] = [1, 2, 3].map((offset) => `$${own.length + offset}`);
    const further = order === 'asc' ? '>' : '<';
    return {
      place: `(${sql})::text as place`,
      after: `(${place}::text is null or (${sql}, ${this.id}) ${further} (${place}::text::${type}, ${id}::uuid))`,
      order: `order by ${sql} ${order}, ${this.id} ${order} limit ${most}`,
      parameters: [...own, after?.place ?? null, after?.id ?? null, limit + 1],
    };
  }

  page<Row extends Placed>(rows: readonly Row[], { sort, order, limit }: SortedRequest<Sort>): Page<Row> {
    return this.cursors.page(rows, limit, ({ place, id }) => ({ sort, order, place, id }));
  }
}
