export interface Verdict {
  /** The same rows and the same columns, in whatever order of columns. */
  readonly exact: boolean;
  /** More columns are allowed, and rows in any order. */
  readonly relaxed: boolean;
}

export const miss: Verdict = { exact: false, relaxed: false };

type Rows = readonly (readonly string[])[];

const mostTries = 5000;

const indexes = (count: number): number[] => [...Array(count).keys()];

/** Rows as one text; unless they are ordered, their order leaves no trace. */
const keyOf = (rows: Rows, ordered: boolean): string => {
  const lines = rows.map((row) => JSON.stringify(row));
  return JSON.stringify(ordered ? lines : lines.sort());
};

const columnKeys = (rows: Rows, width: number, ordered: boolean): string[] =>
  indexes(width).map((column) =>
    keyOf(
      rows.map((row) => [row[column] ?? '']),
      ordered,
    ),
  );

/** Every way to pick one of the candidates for each place, none of them twice. */
function* picks(
  candidates: readonly (readonly number[])[],
  taken: readonly number[] = [],
): Generator<number[]> {
  if (taken.length === candidates.length) {
    yield [...taken];
    return;
  }
  for (const column of candidates[taken.length] ?? [])
    if (!taken.includes(column)) yield* picks(candidates, [...taken, column]);
}

/** Whether columns of an answer can be picked so that they are the expected rows; cells are normalized. */
export const match = (expected: Rows, given: Rows, ordered: boolean): Verdict => {
  if (expected.length !== given.length) return miss;
  if (expected.length === 0) return { exact: true, relaxed: true };
  const [width, givenWidth] = [expected[0]?.length ?? 0, given[0]?.length ?? 0];
  if (givenWidth < width) return miss;
  const givenKeys = columnKeys(given, givenWidth, ordered);
  const candidates = columnKeys(expected, width, ordered).map((key) =>
    indexes(givenWidth).filter((column) => givenKeys[column] === key),
  );
  const wanted = keyOf(expected, ordered);
  let tries = 0;
  for (const pick of picks(candidates)) {
    tries += 1;
    if (tries > mostTries) break;
    const projected = given.map((row) => pick.map((column) => row[column] ?? ''));
    if (keyOf(projected, ordered) === wanted) return { exact: givenWidth === width, relaxed: true };
  }
  return miss;
};
