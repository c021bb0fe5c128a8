import type { Assumption } from '../../interpretation.js';
import type { Predicate, Query, Selected } from '../../query/query.js';
import type { Together } from '../choosing.js';
import type { Place } from '../places.js';
import { notOfPlaces, ofPlaces, type Years } from '../queries.js';
import type { Request, Time } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { figureInWords, placesInWords, seriesNotes } from '../telling.js';

/** Words that say more than which figure of which place: each form of asking has a use for some of them. */
export const asksForMore = (request: Request): boolean => {
  const { rank, bound, change, parts, overview, against, chart, counting, per, order, excluded } = request;
  return (
    [rank, bound, change, parts, counting, per, order, excluded].some((one) => one !== undefined) ||
    overview ||
    against ||
    chart === 'histogram'
  );
};

/** The years that are asked for; the latest, where none is. */
export const yearsOf = (time: Time, series: Series): Years => {
  if (time.kind === 'series') {
    const { from, to } = time;
    return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }
  if (time.kind === 'at' && time.years.length > 1) return { only: time.years };
  const year = time.kind === 'at' ? time.years[0] : lastYear(series);
  return year === undefined ? {} : { from: year, to: year };
};

/** What each figure was taken for. */
export const notesOf = ({ wanted }: Request, { series, choices }: Together): readonly Assumption[] =>
  wanted.flatMap((one, at) =>
    seriesNotes(
      one,
      [series[at], ...(choices[at] ?? [])].flatMap((other) => other ?? []),
    ),
  );

/** "outside the South", "other than California". */
const exceptInWords = ({ excluded, level }: Request): string => {
  if (!excluded) return '';
  const inner = level !== undefined && excluded.every((place) => place.level !== level);
  return ` ${inner ? 'outside' : 'other than'} ${placesInWords(excluded)}`;
};

/** "in Ohio other than Franklin County". */
export const amongInWords = (request: Request): string =>
  `${scopeInWords(request.places)}${exceptInWords(request)}`;

/** Rows of the places that are asked about, without those that are left out. */
export const among = (series: Series, { places, excluded }: Request): readonly Predicate[] => [
  ...ofPlaces(series, places),
  ...notOfPlaces(series, excluded),
];

export const scopeInWords = (places: readonly Place[]): string =>
  places.length > 0 ? ` in ${placesInWords(places)}` : '';

const usual = 10;

/** How many of an order are wanted; several, where it is not said. */
export const countOf = ({ rank, single }: Request): number =>
  rank?.nth ?? rank?.count ?? (single ? 1 : usual);

export const countNotes = ({ rank, single }: Request): readonly Assumption[] =>
  rank && rank.count === undefined && rank.nth === undefined && !single
    ? [{ phrase: rank.text, meaning: `the first ${usual}`, alternatives: ['5', '20', '50'] }]
    : [];

/** Which of the figures the lines are put in order by; less than none where it is another one. */
export const orderedBy = ({ wanted, order }: Request): number =>
  order?.by ? wanted.findIndex(({ topics }) => order.by?.topics.some((one) => topics.includes(one))) : 0;

/** How the lines follow each other: the highest first, where nothing else is said. */
export const orderOf = (
  request: Request,
  figures: readonly Selected[],
  labels: readonly Selected[],
): Query['orderBy'] => {
  const { order, rank } = request;
  const { name, direction = name ? 'asc' : (rank?.direction ?? 'desc') } = order ?? {};
  const by = name ? labels : figures.slice(orderedBy(request)).slice(0, 1);
  return by.map(({ expression }) => ({ by: expression, direction }));
};

/** How the lines follow each other, where it was said. */
export const orderInWords = (request: Request, { series }: Together): string => {
  const { order, rank } = request;
  const figure = series[orderedBy(request)];
  if (!order || !figure) return '';
  if (order.name) return ', in the order of the alphabet';
  return `, ${(order.direction ?? rank?.direction) === 'asc' ? 'lowest' : 'highest'} ${figureInWords(figure)} first`;
};
