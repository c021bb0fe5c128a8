export type Row = readonly unknown[];

/** Figures are equal to nine digits, however they are written. */
const cellText = (cell: unknown): string => {
  if (cell === null || cell === '') return '';
  const number = typeof cell === 'boolean' ? Number.NaN : Number(cell);
  return Number.isFinite(number) ? number.toPrecision(9) : JSON.stringify(cell);
};

const counted = (texts: readonly string[]): string => JSON.stringify([...texts].sort());

const columnOf = (rows: readonly (readonly string[])[], at: number): string =>
  counted(rows.map((row) => row[at] ?? ''));

const pick = (rows: readonly (readonly string[])[], columns: readonly number[]): string =>
  counted(rows.map((row) => JSON.stringify(columns.map((at) => row[at]))));

/** One row of nothing, or of zeros, is an answer to too many questions. */
const saysLittle = (rows: readonly Row[]): boolean =>
  rows.length === 0 || (rows.length === 1 && (rows[0] ?? []).every((cell) => Number(cell ?? 0) === 0));

/** Whether the rows hold those of the golden answer, in any order and among other columns. */
export const holdsAnswer = (golden: readonly Row[], rows: readonly Row[]): boolean => {
  if (saysLittle(golden) || golden.length !== rows.length) return false;
  const [wanted, found] = [golden, rows].map((all) => all.map((row) => row.map(cellText)));
  if (!wanted || !found) return false;
  const width = wanted[0]?.length ?? 0;
  const whole = pick(
    wanted,
    Array.from({ length: width }, (_, at) => at),
  );
  const search = (taken: readonly number[]): boolean => {
    if (taken.length === width) return pick(found, taken) === whole;
    const column = columnOf(wanted, taken.length);
    return (found[0] ?? []).some(
      (_, at) => !taken.includes(at) && columnOf(found, at) === column && search([...taken, at]),
    );
  };
  return search([]);
};
