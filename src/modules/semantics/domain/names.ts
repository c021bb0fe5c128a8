/** What two names share that are the same to people: case, spaces and the ways to write a letter aside. */
export const foldedName = (name: string): string =>
  name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The first name that is given twice. */
export const givenTwice = (names: readonly string[]): string | undefined => {
  const folded = names.map(foldedName);
  return names.find((_, at) => folded.indexOf(folded[at] ?? '') < at);
};
