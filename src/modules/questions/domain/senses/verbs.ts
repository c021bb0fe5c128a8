import type { Language } from '../language.js';
import type { Token } from '../text/tokens.js';
import { words } from '../text/words.js';

/** Before a noun, and never before a verb that says what is done. */
const beforeNouns = words(`
  a an the this that these those its his her their our my each every all any some no other another
  of in from by at on for with about per between among than average total maximum minimum most least
  highest lowest number how many what which and or
`);

/** A verb may follow in its plain form. */
const auxiliaries = words('do does did can could may must will would');

const isPlainVerb = (word: string, language: Language): boolean =>
  [`${word}ing`, `${word.replace(/e$/, '')}ing`, `${word}${word.at(-1)}ing`].some(
    (form) => language.verb(form) === word,
  );

/** "filed", "taught", "serving": a form that no noun has. */
const isInflected = (word: string, language: Language): boolean =>
  language.verb(word) !== word && language.noun(word) === word;

const isLowerCase = ({ kind, text }: Token): boolean => kind === 'word' && /^[a-z]+$/.test(text);

/** Whether a word that is known for nothing else says what is done: "customers who FILED a complaint". */
export const isVerbAt = (tokens: readonly Token[], at: number, language: Language): boolean => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before || !isLowerCase(token) || token.word.length < 3) return false;
  const { word } = token;
  const described = ['is', 'are', 'was', 'were'].includes(tokens[at - 2]?.word ?? '');
  const opening = at === 1 && before.word === 'which';
  const relative =
    !described && !opening && ['who', 'that', 'which', 'to', 'not', 'never'].includes(before.word);
  if (!relative && beforeNouns.has(before.word)) return false;
  if (isInflected(word, language)) return true;
  const helped = tokens.slice(0, at).some((other) => auxiliaries.has(other.word));
  const several = language.noun(before.word) !== before.word;
  if (isPlainVerb(word, language)) return !described && (relative || helped || several);
  const third = /s$/.test(word) && language.verb(word) !== word;
  const closing = !tokens[at + 1] && tokens.slice(0, at).some((other) => askedWhere.has(other.word));
  const tied = closing || isTied(tokens[at + 1]);
  return third && (relative || (!several && before.kind === 'word' && !helped && tied));
};

/** "the states through WHICH it runs". */
const askedWhere = words('which where whom');

const isTied = (next: Token | undefined): boolean =>
  [
    'most',
    'least',
    'fewest',
    'more',
    'through',
    'in',
    'into',
    'over',
    'across',
    'to',
    'with',
    'from',
    'at',
    'on',
    'by',
  ].includes(next?.word ?? '');
