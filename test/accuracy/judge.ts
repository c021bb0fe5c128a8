import type { Cell } from '#modules/queries';

/** Numbers to six digits, texts as they are. */
const normal = (cell: Cell): string =>
  typeof cell === 'number' ? String(Number(cell.toPrecision(6))) : String(cell);

const rowsOf = (rows: readonly (readonly Cell[])[], columns: readonly number[], ordered: boolean): string => {
  const lines = rows.map((row) => columns.map((at) => normal(row[at] ?? null)).join('\u0000'));
  return (ordered ? lines : lines.sort()).join('\n');
};

/** Every way to pick so many columns, each in every order. */
const picks = (count: number, from: readonly number[]): readonly (readonly number[])[] =>
  count === 0
    ? [[]]
    : from.flatMap((one) =>
        picks(
          count - 1,
          from.filter((other) => other !== one),
        ).map((rest) => [one, ...rest]),
      );

/** Whether an answer holds exactly the expected rows; it may have further columns. */
export const holds = (
  answer: readonly (readonly Cell[])[],
  expected: readonly (readonly Cell[])[],
  ordered: boolean,
): boolean => {
  if (answer.length !== expected.length) return false;
  const width = expected[0]?.length ?? 0;
  const own = rowsOf(expected, [...Array(width).keys()], ordered);
  return picks(width, [...Array(answer[0]?.length ?? 0).keys()]).some(
    (columns) => rowsOf(answer, columns, ordered) === own,
  );
};
