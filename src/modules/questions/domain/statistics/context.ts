import { Gone } from '../follow/context.js';
import { contextForm, type Plain, type ReadingContext } from '../follow/reading-context.js';
import type { CompiledModel } from '../model/compile.js';
import { isArea } from './geographies.js';
import { areaTable, type Place } from './places.js';
import type { Request } from './request.js';

const placeAsData = ({ told: _, stored, ...place }: Place): object => ({ ...place, stored: [...stored] });

const asData = (request: Request): object => {
  const { places, excluded } = request;
  const without = excluded && { excluded: excluded.map(placeAsData) };
  return { ...request, places: places.map(placeAsData), ...without };
};

/** A request as data, for the question that follows it. */
export const contextOf = (request: Request): ReadingContext => ({
  form: contextForm,
  reader: 'statistics',
  said: asData(request) as unknown as Plain,
  words: [],
});

type PlainPlace = Omit<Place, 'stored' | 'told'> & { readonly stored: readonly (readonly [string, never])[] };

type PlainRequest = Omit<Request, 'places' | 'excluded'> & {
  readonly places: readonly PlainPlace[];
  readonly excluded?: readonly PlainPlace[];
};

/** In the columns that there still are. */
const placeIn = ({ stored, ...place }: PlainPlace, model: CompiledModel): Place => {
  const known = new Map(stored.filter(([id]) => model.graph.columns.has(id)));
  if (known.size === 0 && place.level !== 'nation') throw new Gone();
  const told = isArea(place.level) && !place.states && areaTable(known.keys(), model);
  return { ...place, stored: known, ...(told && { told }) };
};

/** What was asked before, about the source as it is now; `Gone` is thrown where its places are no longer there. */
export const requestIn = ({ said }: ReadingContext, model: CompiledModel): Request => {
  const { places, excluded, ...request } = said as unknown as PlainRequest;
  const placed = (all: readonly PlainPlace[]) => all.map((place) => placeIn(place, model));
  return { ...request, places: placed(places), ...(excluded && { excluded: placed(excluded) }) };
};
