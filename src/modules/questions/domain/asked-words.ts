const end = /[\s?!.]+$/u;

/** "US" and "us", "OR" and "or" are not the same words. */
const isShortName = (word: string): boolean => /^\p{Lu}{2,3}$/u.test(word);

/** What two questions share that ask with the same words: case, spaces and the mark at the end aside. */
export const askedWords = (question: string): string => {
  const shouted = question === question.toUpperCase();
  return question
    .normalize('NFKC')
    .replace(end, '')
    .split(/\s+/u)
    .map((word) => (!shouted && isShortName(word) ? word : word.toLowerCase()))
    .join(' ')
    .trim();
};
