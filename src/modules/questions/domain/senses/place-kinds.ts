import type { ValueSense } from '../model/value-index.js';
import type { Operator } from '../text/operators.js';
import { type Chunk, isNoun } from './chunk.js';

type Kind = 'state' | 'region' | 'division' | 'city' | 'county';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['state-name', 'state'],
  ['state-abbreviation', 'state'],
  ['region', 'region'],
  ['division', 'division'],
  ['city-name', 'city'],
  ['county-name', 'county'],
]);

const kindOf = ({ column }: ValueSense): Kind | undefined => kinds.get(column.view.meaning ?? '');

const saysCounty = (chunk: Chunk | undefined): boolean =>
  isNoun(chunk) && chunk.columns.some(({ column }) => column.view.meaning === 'county-name');

/** A county is meant by the name of a state or a city only where it is called a county. */
export const withoutHiddenCounties = (chunks: readonly Chunk[]): readonly Chunk[] =>
  chunks.map((chunk, at) => {
    const found = new Set(chunk.values.map(kindOf));
    if (
      !found.has('county') ||
      !found.has('state') ||
      saysCounty(chunks[at + 1]) ||
      saysCounty(chunks[at - 1])
    )
      return chunk;
    return { ...chunk, values: chunk.values.filter((sense) => kindOf(sense) !== 'county') };
  });

/** Every kind of place that a name may be of; the counties called like a city are hardly meant. */
const kindsOf = ({ values }: Chunk, called: boolean): ReadonlySet<Kind> => {
  const found = new Set(values.flatMap((sense) => kindOf(sense) ?? []));
  if (!called && (found.has('state') || found.has('city'))) found.delete('county');
  return found;
};

const isLarge = (kind: Kind): boolean => kind !== 'city' && kind !== 'county';

/** Names that are both of states or larger are not meant as the towns called like them. */
const sharesKind = (one: ReadonlySet<Kind>, two: ReadonlySet<Kind>): boolean => {
  const large = [one, two].every((found) => [...found].some(isLarge));
  return [...one].some((kind) => two.has(kind) && (!large || isLarge(kind)));
};

const joining = new Set<Operator['kind']>(['and', 'or', 'versus', 'both', 'either']);

/** The next name in a list, with only "and", "or" and small words between. */
const nextInList = (chunks: readonly Chunk[], at: number): number | undefined => {
  let joined = false;
  for (let next = at + 1; next < chunks.length; next += 1) {
    const chunk = chunks[next] as Chunk;
    if (chunk.values.length > 0) return joined ? next : undefined;
    const join = chunk.operator !== undefined && joining.has(chunk.operator.kind);
    if (!join && !(chunk.skip && !chunk.operator) && !saysCounty(chunk)) return undefined;
    joined ||= join;
  }
  return undefined;
};

/** "Ohio and Chicago", "Texas and the West": places in one list that are not of one kind. */
export const unlikePlaces = (chunks: readonly Chunk[]): readonly [Chunk, Chunk] | undefined => {
  for (const [at, chunk] of chunks.entries()) {
    const next = nextInList(chunks, at);
    const other = next === undefined ? undefined : chunks[next];
    if (next === undefined || !other) continue;
    const one = kindsOf(chunk, saysCounty(chunks[at + 1]));
    const two = kindsOf(other, saysCounty(chunks[next + 1]));
    if (one.size > 0 && two.size > 0 && !sharesKind(one, two)) return [chunk, other];
  }
  return undefined;
};
