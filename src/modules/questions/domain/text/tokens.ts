/** One word, number or quoted text of a question. */
export interface Token {
  readonly kind: 'word' | 'number' | 'quoted' | 'symbol';
  /** As written. */
  readonly text: string;
  /** Lower case, without accents and dots: what everything is compared by. */
  readonly word: string;
}

const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan['’]?t\b/gi, 'can not'],
  [/\bcannot\b/gi, 'can not'],
  [/\bwon['’]?t\b/gi, 'will not'],
  [/\b(do|does|did|is|are|was|were|has|have|had|would|could|should)n['’]?t\b/gi, '$1 not'],
  [/\b(what|who|where|when|how|which|there|that|it|here)['’]s\b/gi, '$1 is'],
  [/\b(i|we|you|they)['’](?:ve|re|d|ll|m)\b/gi, '$1'],
  [/(\w)['’]s\b/gi, '$1'],
  [/(\ws)['’](?=\s|$)/gi, '$1'],
];

const dotted = /\b(?:[A-Za-z]\.){2,}/g;
export const quotedText =
  /"([^"]{1,200})"|“([^”]{1,200})”|‘([^’]{1,200})’|(?<![\w])'([^']{1,200})'(?![\w])|`([^`]{1,200})`/g;
const piece =
  /\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?!\d))?|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:st|nd|rd|th|k|m|bn|s)?(?![\p{L}\d])|[\p{L}\p{M}\d]+|[<>]=?|!=|[^\s\p{L}\p{M}\d]/giu;

/** Lower case, without accents: "Doña Ana" and "dona ana" are the same words. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');

const withoutDots = (text: string): string => text.replace(dotted, (dots) => dots.replaceAll('.', ''));

const isNumber = (text: string): boolean => /^\d/.test(text) && !/^\d+\p{L}{3,}/u.test(text);

const toToken = (text: string): Token => {
  if (/^[\p{L}\p{M}\d]/u.test(text)) {
    return { kind: isNumber(text) && !/[\p{L}]\d/u.test(text) ? 'number' : 'word', text, word: fold(text) };
  }
  return { kind: 'symbol', text, word: text };
};

const plainTokens = (text: string): Token[] => (text.match(piece) ?? []).map(toToken);

/** The words of a name or a value, folded; how both sides of every look-up are written. */
export const wordsOf = (text: string): string[] =>
  (withoutDots(text).match(piece) ?? []).map(fold).filter((word) => /[\p{L}\d%$<>+]/u.test(word));

const expand = (text: string): string =>
  contractions.reduce((result, [pattern, by]) => result.replace(pattern, by), text);

const isArticle = ({ word }: Token): boolean => ['a', 'an', 'the'].includes(word);

/** "received an A": a letter after an article is a name. */
const lettersAsNames = (tokens: readonly Token[]): readonly Token[] =>
  tokens.map((token, at) => {
    const before = tokens[at - 1];
    return token.text === 'A' && before && isArticle(before) && before.text === before.word
      ? { ...token, kind: 'quoted' }
      : token;
  });

/** Splits a question into tokens; quoted text stays one token. */
export const tokenize = (question: string): readonly Token[] => {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of question.matchAll(quotedText)) {
    tokens.push(...plainTokens(withoutDots(expand(question.slice(end, match.index)))));
    const content = match.slice(1).find((group) => group !== undefined) ?? '';
    tokens.push({ kind: 'quoted', text: content, word: wordsOf(content).join(' ') });
    end = (match.index ?? 0) + match[0].length;
  }
  tokens.push(...plainTokens(withoutDots(expand(question.slice(end)))));
  return lettersAsNames(tokens);
};
