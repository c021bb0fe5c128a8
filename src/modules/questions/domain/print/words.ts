/** "Texas, Ohio and Utah". */
export const listed = (words: readonly string[], joiner = 'and'): string => {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${joiner} ${words.at(-1)}`;
};

const scales = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** "10 million", "25,000", "1990" for a year. */
export const numberInWords = (value: number, isYear = false): string => {
  if (isYear) return String(value);
  for (const [scale, word] of scales) {
    const scaled = value / scale;
    if (Math.abs(scaled) >= 1 && Number.isInteger(scaled * 100)) return `${scaled} ${word}`;
  }
  return value.toLocaleString('en-US', { maximumFractionDigits: 10 });
};

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "states" for "state": only for words whose plural is regular enough to be told from the singular. */
export const pluralOf = (word: string): string => {
  if (/(?:s|people|data)$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
};

const places = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** "second ", to stand before "highest". */
export const placeInWords = (place: number): string =>
  place === 1 ? '' : `${places[place - 2] ?? `number ${place}`} `;
