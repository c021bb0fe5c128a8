import { match, miss, type Verdict } from './match.ts';
import { type Cell, normalized, normalizedRows, type Row } from './normalize.ts';

/** What a question of a set expects, as its files say it. */
export interface Gold {
  readonly gold_answer?: readonly Cell[];
  readonly gold_canon?: readonly Cell[];
  readonly gold_rows?: readonly Row[];
  readonly gold_rows_typed?: readonly Row[];
  readonly gold_rows_nocase?: readonly Row[];
  readonly gold_rows_alt?: readonly Row[];
  readonly gold_alternative_answers?: readonly { readonly rows: readonly Row[] }[];
  readonly gold_rows_truncated?: boolean;
  readonly gold_row_count?: number;
  readonly ordered?: boolean;
  readonly tie_ambiguous?: boolean;
}

const setOf = (cells: readonly string[]): string => JSON.stringify([...new Set(cells)].sort());

/** Expected is a list of cells: all of the answer, or one column of it. */
const judgeList = ({ gold_answer, gold_canon }: Gold, rows: readonly Row[]): Verdict => {
  const expected = [gold_answer, gold_canon].flatMap((one) => (one ? [setOf(one.map(normalized))] : []));
  const exact = expected.includes(setOf(normalizedRows(rows).flat()));
  const columns = [...(rows[0] ?? [])].map((_, column) => setOf(rows.map((row) => normalized(row[column]))));
  return { exact, relaxed: exact || columns.some((column) => expected.includes(column)) };
};

const judgeRows = (gold: Gold, rows: readonly Row[]): Verdict => {
  if (gold.gold_rows_truncated) {
    const same = rows.length === gold.gold_row_count;
    return { exact: same, relaxed: same };
  }
  const given = normalizedRows(rows);
  const ordered = gold.ordered === true && gold.tie_ambiguous !== true;
  const accepted = [
    gold.gold_rows_typed ?? gold.gold_rows,
    gold.gold_rows,
    gold.gold_rows_nocase,
    gold.gold_rows_alt,
    ...(gold.gold_alternative_answers ?? []).map((answer) => answer.rows),
  ].flatMap((one) => (one ? [normalizedRows(one)] : []));
  return accepted.reduce<Verdict>(
    (verdict, expected) => ({
      exact: verdict.exact || match(expected, given, ordered).exact,
      relaxed: verdict.relaxed || match(expected, given, false).relaxed,
    }),
    miss,
  );
};

/** Whether the rows of an answer are what a question expects. */
export const judge = (gold: Gold, rows: readonly Row[]): Verdict =>
  gold.gold_answer ? judgeList(gold, rows) : judgeRows(gold, rows);
