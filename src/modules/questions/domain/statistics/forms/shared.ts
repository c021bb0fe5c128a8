import type { Assumption } from '../../interpretation.js';
import type { Together } from '../choosing.js';
import type { Place } from '../places.js';
import type { Years } from '../queries.js';
import type { Request, Time } from '../request.js';
import { lastYear, type Series } from '../series.js';
import { placesInWords, seriesNotes } from '../telling.js';

/** Words that say more than which figure of which place: each form of asking has a use for some of them. */
export const asksForMore = (request: Request): boolean => {
  const { rank, bound, change, parts, overview, against, chart, counting, per } = request;
  return (
    [rank, bound, change, parts, counting, per].some((one) => one !== undefined) ||
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

export const scopeInWords = (places: readonly Place[]): string =>
  places.length > 0 ? ` in ${placesInWords(places)}` : '';

const usual = 10;

/** How many of an order are wanted; several, where it is not said. */
export const countOf = ({ rank, single }: Request): number => rank?.count ?? (single ? 1 : usual);

export const countNotes = ({ rank, single }: Request): readonly Assumption[] =>
  rank && rank.count === undefined && !single
    ? [{ phrase: rank.text, meaning: `the first ${usual}`, alternatives: ['5', '20', '50'] }]
    : [];
