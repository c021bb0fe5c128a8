import { Refusal } from '../build/refusal.js';
import type { Interpretation } from '../interpretation.js';
import type { CompiledModel } from '../model/compile.js';
import { opensYesOrNo } from '../parse/contrast.js';
import type { Draft } from '../parse/draft.js';
import { parse } from '../parse/parse.js';
import { isForGrammar, namesShared, readByGrammar, shared } from '../plan/read.js';
import { qualify } from '../senses/choices.js';
import type { Chunk } from '../senses/chunk.js';
import { unlikePlaces, withoutHiddenCounties } from '../senses/place-kinds.js';
import { isUnknown } from '../senses/segment.js';
import { understand } from '../senses/understand.js';
import { readSheet } from '../sheet/read-sheet.js';
import { datedTables, hasEditions } from '../statistics/editions.js';
import { readStatistics } from '../statistics/read-statistics.js';
import { type Token, tokenize } from '../text/tokens.js';
import { changingVerbs } from '../text/words.js';
import { declined, misplacedWords, notTogether, unknown } from './decline.js';
import { type Asked, settleDraft } from './settle.js';

const mostTokens = 80;

const sqlStart = /^\s*(?:select|with|insert|update|delete\s+from|drop|alter|create|pragma|attach)\b/i;
const sqlClause = /\b(?:select\s[\s\S]*\bfrom|from\s+\w+|table|into|set)\b/i;
const sqlSigns = /[*;=()]|\bwhere\b/i;
const htmlTag = /<\/?[a-z][^>]*>/i;

const isSql = (question: string): boolean =>
  [sqlStart, sqlClause, sqlSigns].every((sign) => sign.test(question));

/** What cannot be a question, told before anything is looked up. */
const notAQuestion = (question: string, tokens: readonly Token[]): string | undefined => {
  if (question.trim() === '') return 'The question is empty.';
  if (isSql(question)) {
    return 'This looks like SQL: it can be run as a query. Here questions are asked in plain English.';
  }
  if (htmlTag.test(question)) return 'This looks like HTML and not like a question.';
  if (!tokens.some((token) => token.kind !== 'symbol')) return 'There are no words in the question.';
  if (tokens.length > mostTokens) return `The question is too long: at most ${mostTokens} words are read.`;
  return undefined;
};

const yesOrNo = 'This cannot be told by a yes or a no: ask for the figures themselves, of one or of both.';

/** "Is Texas in the South?" wants a yes or a no, which no list of rows is. */
const wantsYesOrNo = (chunks: readonly Chunk[], draft?: Draft): boolean =>
  opensYesOrNo(chunks) && !draft?.contrast && chunks[1]?.word !== 'there' && chunks[1]?.word !== 'you';

const changes = (tokens: readonly Token[]): string | undefined => {
  const first = tokens.find(
    (token) => !['please', 'can', 'you', 'could', 'now', 'just', ','].includes(token.word),
  );
  return first && changingVerbs.has(first.word) ? first.word : undefined;
};

const wordsLeft = (chunks: readonly Chunk[]): string[] =>
  chunks
    .filter((chunk, at) => isUnknown(chunk) && chunks[at - 1]?.operator?.kind !== 'contains')
    .map((chunk) => chunk.text);

/** Reads a question: answered, ambiguous or declined. */
export const read = (question: string, model: CompiledModel, choices: readonly string[]): Interpretation => {
  const short = question.slice(0, 2000);
  const tokens = tokenize(short);
  const refused = notAQuestion(short, tokens);
  if (refused) return declined('not-a-question', refused);
  const change = changes(tokens);
  if (change)
    return declined(
      'not-a-question',
      `Nothing can be changed here: data is only read, so there is no "${change}".`,
    );
  const asked = { question: short, model, choices };
  const bySheet = readSheet(tokens, model, choices);
  if (bySheet) return bySheet;
  if (hasEditions(model)) return readStatistics(tokens, model, choices) ?? besideStatistics(tokens, asked);
  const said = understand(tokens, model);
  if (!isForGrammar(said, model)) return scanned(tokens, asked);
  if (wantsYesOrNo(said.chunks) && !said.chunks.some(isUnknown)) return declined('unclear', yesOrNo);
  const byGrammar = readByGrammar(said, model, choices);
  if (byGrammar === shared || (!byGrammar && namesShared(said, model))) return scanned(tokens, asked);
  return byGrammar ?? putTogether(attempt(tokens, asked));
};

/** Where figures have editions, words that say nothing of them are read only of what has none: which region a state is in. */
const besideStatistics = (tokens: readonly Token[], asked: Asked): Interpretation =>
  soundlyBeside(scanned(tokens, asked), asked.model);

/** An answer of the scan where figures have editions; only what has none is sure. */
export const soundlyBeside = (outcome: Interpretation, model: CompiledModel): Interpretation => {
  const dated = new Set([...datedTables(model)].map(({ name }) => name));
  const sound =
    outcome.status === 'answered' &&
    !outcome.tables.some((table) => dated.has(table)) &&
    outcome.columns.every(({ role }) => role !== 'measure');
  return sound || outcome.status === 'declined' ? outcome : notTogether();
};

/** Reads the words one after the other: figures by year, and names that have to be told from their namesakes. */
const scanned = (tokens: readonly Token[], asked: Asked): Interpretation => {
  const first = attempt(tokens, asked);
  if (first.status !== 'declined') return first;
  const second = attempt(tokens, asked, true);
  return second.status === 'declined' ? first : second;
};

/** Why the words say nothing; where each of them is known, they are not put together by chance. */
const putTogether = (outcome: Interpretation): Interpretation =>
  outcome.status === 'declined' ? outcome : notTogether();

/** Places that no sound answer has in it all at once. */
const cannotBeTogether = (chunks: readonly Chunk[]): Refusal | undefined => {
  const unlike = unlikePlaces(chunks)?.map(({ text }) => text);
  return (
    unlike &&
    new Refusal(`${unlike.join(' and ')} are not places of one kind: ask for each of them.`, 9, unlike)
  );
};

/** One way to cut the question into names. */
const attempt = (tokens: readonly Token[], asked: Asked, apart = false): Interpretation => {
  const { model } = asked;
  const { chunks: found, corrections } = understand(tokens, model, apart);
  const { chunks, left } = qualify(withoutHiddenCounties(found), asked.choices, model);
  const refused = chunks.find((chunk) => chunk.refused);
  if (refused?.refused) return declined('out-of-range', refused.refused, { notUnderstood: [refused.text] });
  const strange = wordsLeft(chunks);
  if (strange.length > 0) return unknown(strange);
  const draft = parse(chunks);
  if (wantsYesOrNo(chunks, draft)) return declined('unclear', yesOrNo);
  if (draft.unused.length > 0) return misplacedWords(draft.unused);
  const places = cannotBeTogether(chunks);
  if (places) return declined('unclear', places.reason, { notUnderstood: places.words });
  return settleDraft(draft, corrections, { ...asked, choices: left });
};
