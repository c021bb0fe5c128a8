import { bareChunk, type Chunk, isNoun } from '../senses/chunk.js';
import { type Operator, operators } from '../text/operators.js';
import type { Contrast, Draft, Operand } from './draft.js';

/** Two things set against each other, told as a question for the figure of both. */
export interface Contrasted {
  readonly contrast: Contrast;
  readonly chunks: readonly Chunk[];
}

const yesOrNo = new Set(['is', 'are', 'was', 'were', 'did', 'does', 'do', 'has', 'have', 'had']);

export const opensYesOrNo = (chunks: readonly Chunk[]): boolean => yesOrNo.has(chunks[0]?.word ?? '');

const isValue = (chunk: Chunk | undefined): chunk is Chunk =>
  chunk !== undefined && chunk.values.length > 0 && !isNoun(chunk) && !chunk.quantity;

const kindOf = (chunk: Chunk | undefined): Operator['kind'] | undefined =>
  chunk && !isNoun(chunk) ? chunk.operator?.kind : undefined;

interface Comparative {
  readonly op: '>' | '<';
  readonly of?: readonly string[];
  readonly text: string;
}

/** "larger", and "larger than" where it was read as one. */
const comparativeOf = (chunk: Chunk | undefined): Comparative | undefined => {
  if (!chunk) return undefined;
  const { operator } = chunk;
  const text = chunk.word.replace(/ than$/, '');
  const adjective = operator?.kind === 'compare' ? operators.get(text) : operator;
  return adjective?.kind === 'comparative' ? { ...adjective, text } : undefined;
};

const links = new Set<Operator['kind'] | undefined>([
  'of',
  'in',
  'that',
  'and',
  'both',
  'possess',
  'group',
  'how-many',
  'how-much',
  'count',
  'comparative',
  'than',
  'difference',
  'versus',
]);

const said = (word: string, like: Chunk): Chunk => {
  const operator = operators.get(word);
  return {
    ...bareChunk({ from: like.from, to: like.from, text: word, word }),
    ...(operator && { operator }),
  };
};

/** What is left of the question: its times, and whatever is not understood. */
const isRest = (chunk: Chunk, next: Chunk | undefined): boolean => {
  if (isNoun(chunk) || chunk.quantity || chunk.date || chunk.quoted) return true;
  const kind = kindOf(chunk);
  if (
    kind === 'between' ||
    kind === 'since' ||
    kind === 'from' ||
    kind === 'until' ||
    (kind === 'compare' && chunk.operator && 'time' in chunk.operator)
  )
    return next?.quantity?.yearLike === true;
  return kind ? !links.has(kind) && !comparativeOf(chunk) : !chunk.skip && !chunk.asking;
};

interface Pair {
  readonly first: Chunk;
  readonly second: Chunk;
}

const pairOf = (chunks: readonly Chunk[]): Pair | undefined => {
  const [first, second, ...more] = chunks.filter(isValue);
  return first && second && more.length === 0 ? { first, second } : undefined;
};

const isThing = ({ tables, columns }: Chunk): boolean =>
  tables.some(({ score }) => score > 0.9) &&
  !columns.some(({ column, score }) => score > 0.9 && column.view.role === 'measure');

/** "how many people of Texas and Ohio", with what else was said. */
const told = (
  chunks: readonly Chunk[],
  { first, second }: Pair,
  comparative: Comparative | undefined,
): readonly Chunk[] | undefined => {
  const rest = chunks.filter(
    (chunk, at) => chunk !== first && chunk !== second && isRest(chunk, chunks[at + 1]),
  );
  const nouns = rest.filter(
    (chunk) =>
      isNoun(chunk) ||
      kindOf(chunk) === 'density' ||
      kindOf(chunk) === 'per-capita' ||
      kindOf(chunk) === 'aggregate',
  );
  const others = rest.filter((chunk) => !nouns.includes(chunk));
  const [noun] = nouns.filter(isNoun);
  if (!noun && !comparative?.of && nouns.length === 0) return undefined;
  const adjective = !noun && nouns.length === 0 && comparative?.of ? [howChunk(comparative, first)] : [];
  const counted = noun && isThing(noun) ? [said('how many', first)] : [];
  return [
    ...adjective,
    ...counted,
    ...nouns,
    said('of', first),
    first,
    said('and', first),
    second,
    ...others,
  ];
};

const howChunk = ({ of = [], text }: Comparative, like: Chunk): Chunk => {
  const operator: Operator = of.includes('density')
    ? { kind: 'how', of: ['population', 'number of people'], derived: 'density' }
    : { kind: 'how', of };
  return { ...said(text, like), operator };
};

/** "more people in Texas than in Ohio": which of the words compare, where the second thing follows "than". */
const comparedIn = (chunks: readonly Chunk[], { second }: Pair): Comparative | undefined => {
  const at = chunks.findIndex((chunk) => comparativeOf(chunk));
  const chunk = chunks[at];
  const than = chunks.findIndex((one) => kindOf(one) === 'than' || / than$/.test(one.word));
  return chunk && than >= 0 && than < chunks.indexOf(second) ? comparativeOf(chunk) : undefined;
};

/** "how many more people live in Texas than in Ohio", "the difference between …", "is Texas larger than Ohio?" */
export const contrasted = (chunks: readonly Chunk[]): Contrasted | undefined => {
  const pair = pairOf(chunks);
  if (!pair) return undefined;
  const compared = comparedIn(chunks, pair);
  const asksHowMuch =
    chunks.some((chunk, at) => kindOf(chunk) === 'how-many' && comparativeOf(chunks[at + 1]) !== undefined) ||
    chunks.some((chunk) => kindOf(chunk) === 'how-much');
  const difference = chunks.some((chunk) => kindOf(chunk) === 'difference');
  const wants =
    difference || (compared && asksHowMuch)
      ? 'difference'
      : compared && opensYesOrNo(chunks)
        ? 'test'
        : undefined;
  const read = wants && told(chunks, pair, compared);
  return read && { contrast: { wants, op: compared?.op ?? '>' }, chunks: read };
};

/** "is the population of Ohio over 10 million?": the comparison is asked about, and narrows nothing down. */
export const askAboutNumber = (draft: Draft): void => {
  const compared = draft.conditions.filter(
    (one) => (one.kind === 'compare' && one.operand.kind === 'number') || one.kind === 'having',
  );
  const [condition, ...more] = compared;
  if (!condition || more.length > 0 || condition.negated || condition.or || draft.items.length > 1) return;
  const asked =
    draft.wholeCountry || draft.conditions.some((one) => one.kind === 'value' && one.values.length === 1);
  if (!asked || (condition.kind !== 'compare' && condition.kind !== 'having')) return;
  const bound: Operand =
    condition.kind === 'compare'
      ? condition.operand
      : { kind: 'number', quantity: { value: condition.count, yearLike: false } };
  const mention = condition.kind === 'compare' ? condition.column : condition.mention;
  const derived = condition.kind === 'compare' ? condition.derived : undefined;
  if (draft.items.length === 0 && mention)
    draft.items.push({
      mention,
      ...(condition.kind === 'having' && { agg: 'count' as const }),
      ...(derived && { derived }),
    });
  draft.conditions.splice(draft.conditions.indexOf(condition), 1);
  draft.contrast = { wants: 'test', op: condition.op, bound };
};
