import { Refusal } from '../../build/refusal.js';
import { levels } from '../geographies.js';
import type { Place } from '../places.js';
import { isSeries, type Request } from '../request.js';
import { cuesOf, manyPeople } from '../soundness.js';
import { withFigure } from './figures.js';
import type { Said } from './said.js';

/** One way to put what follows into what was asked before. */
export interface Way {
  readonly request: Request;
  /** What tells it from the others; empty where there is one way only. */
  readonly way: string;
}

export const refuse = (reason: string, words: readonly string[] = []): never => {
  throw new Refusal(reason, 5, words);
};

const inFull = 'It is not clear how this continues the question before: ask in full.';

/** A request without some of its parts. */
export const without = (request: Request, parts: ReadonlySet<string>): Request => {
  const { level, single, rank, bound, time, places, ...rest } = request;
  const kept = Object.fromEntries(Object.entries(rest).filter(([part]) => !parts.has(part)));
  return {
    ...(kept as typeof rest),
    single,
    ...(level && !parts.has('level') && { level }),
    ...(rank && !parts.has('rank') && { rank }),
    ...(bound && !parts.has('bound') && { bound }),
    time: parts.has('time') ? { kind: 'latest' } : time,
    places: parts.has('places') ? [] : places,
  };
};

const picks = ({ rank, bound, per, counting }: Request): boolean =>
  [rank, bound, per, counting].some((one) => one !== undefined);

/** "poverty by state", "and Texas?": the figure of the one place. */
const atPlaces = (request: Request, places: readonly Place[]): Request => {
  const next = { ...request, places };
  const { level } = request;
  const inner = level && places.find((one) => levels.indexOf(one.level) >= levels.indexOf(level));
  if (!inner) return next;
  if (picks(request))
    return refuse(`It is not clear what is asked of "${inner.text}": ask in full.`, [inner.text]);
  return without(next, new Set(['level', 'chart', 'order']));
};

const named = (places: readonly Place[]): string => places.map(({ text }) => text).join(' and ');

const isSame = (one: Place, other: Place): boolean => one.name === other.name && one.state === other.state;

const withPlaces = (before: Request, { request, opening, heard }: Said): readonly Way[] => {
  const places = request?.places ?? [];
  if (places.length === 0) return [{ request: before, way: '' }];
  const beside = (): Way => ({
    request: atPlaces(before, [...before.places, ...places]),
    way: `with ${named(places)}`,
  });
  const instead = (): Way => ({
    request: atPlaces(before, places),
    way: `instead of ${named(before.places)}`,
  });
  const compared = cuesOf(heard, 'compare').length > 0;
  if (opening.also || compared) {
    if (before.places.length === 0) return refuse(`It is not clear what "${named(places)}" is added to.`);
    return [{ ...beside(), way: '' }];
  }
  const narrows = places.every((place) => before.places.some((one) => isSame(one, place)));
  if (before.places.length < 2 || narrows || opening.instead) return [{ ...instead(), way: '' }];
  return [instead(), beside()];
};

/** "by county": each of them, in the place that was asked about. */
const withLevel = (before: Request, { request, opening }: Said): Request => {
  const level = request?.level;
  if (!request || level === undefined) return before;
  const within = before.places.find((one) => levels.indexOf(one.level) >= levels.indexOf(level));
  const several = [before.per, request.per, before.parts].some((one) => one !== undefined);
  if (within || several || opening.also || before.overview) return refuse(inFull);
  const single = request.rank || (before.level !== undefined && before.rank) ? request.single : false;
  const picked = before.rank && !request.rank ? before.single : single;
  return { ...before, level, single: picked, ...(request.counting && { counting: true as const }) };
};

const withTime = (before: Request, { request, opening }: Said): Request => {
  const time = request?.time ?? { kind: 'latest' };
  if (time.kind === 'latest') return before;
  const both = opening.also && time.kind === 'at' && before.time.kind === 'at';
  if (opening.also && !both) return refuse(inFull);
  const years = both ? [...new Set([...before.time.years, ...time.years])] : [];
  return { ...before, time: both ? { kind: 'at', years } : time };
};

/** So many are shown of "the largest cities". */
const usual = 10;

/** "top 10 instead", "and the lowest?": another place in the order. */
const withRank = (before: Request, following: Said): readonly Way[] => {
  const { request, number } = following;
  const rank = request?.rank;
  if (number !== undefined) {
    if (!before.rank) return refuse('It is not clear what the number is about: ask in full.');
    return [{ request: { ...before, single: false, rank: { ...before.rank, count: number } }, way: '' }];
  }
  if (!rank) return [{ request: before, way: '' }];
  if (before.level === undefined && !before.rank && !request.level)
    return refuse('There is only one figure: nothing of it comes first.', [rank.text]);
  const { order: _, ...unordered } = before;
  return ranked(unordered, following);
};

const ranked = (before: Request, { request, heard }: Said): readonly Way[] => {
  const rank = request?.rank;
  if (!rank) return [];
  const { count, nth, ...order } = rank;
  const told = count !== undefined || nth !== undefined || request.level !== undefined;
  const first: Way = { request: { ...before, rank, single: true }, way: 'the first' };
  if (told)
    return [
      { request: { ...before, rank, single: request.level ? request.single : before.single }, way: '' },
    ];
  const several = before.rank?.count ?? (before.single ? 1 : usual);
  if (before.rank && several === 1) return [{ ...first, way: '' }];
  const some: Way = {
    request: { ...before, single: false, rank: { ...order, ...(before.rank?.count && { count: several }) } },
    way: `the first ${several}`,
  };
  return cuesOf(heard, 'order').length > 0 ? [some] : [first, some];
};

const sameSide = (one: string, other: string): boolean => one[0] === other[0];

/** "only those over a million": of the places that were listed. */
const withBound = (before: Request, { request, opening }: Said): Request => {
  const bound = request?.bound;
  if (!request || !bound) return before;
  const [figure, ...others] = before.wanted;
  if (before.level === undefined) return refuse('There is only one figure: there are none to choose from.');
  if (!figure || others.length > 0) return refuse('It is not clear which figure is to be compared.');
  if (before.bound && !opening.instead && !sameSide(before.bound.op, bound.op)) return refuse(inFull);
  if (figure.form && !bound.percent && bound.value < manyPeople)
    return refuse('It is not clear whether an age or a number is meant: say percent, or ask in full.');
  if (bound.percent ? figure.form === 'count' : figure.form === 'share' && bound.value > 100)
    return refuse('A number of people and a part of them cannot be compared: ask in full.');
  return { ...before, bound };
};

/** "of THOSE": of the lines shown, where only the first of them were. */
const checkThose = (before: Request, { request, opening, refers }: Said): void => {
  const points = opening.only || refers;
  const asks = request && (request.bound || request.places.length > 0 || request.wanted.length > 0);
  if (points && before.rank && (asks || request?.rank))
    refuse('It is not clear whether those that were shown are meant, or the first of all: ask in full.');
  if (refers && before.bound && request && request.wanted.length > 0)
    refuse('It is not clear how those that were shown are to be chosen from: ask in full.');
};

const drawable: Readonly<Record<NonNullable<Request['chart']>, (request: Request) => boolean>> = {
  map: ({ level, time }) => (level === 'state' || level === 'county') && !isSeries(time),
  histogram: ({ level, rank }) => level !== undefined && !rank,
  bar: ({ level, places, parts }) => level !== undefined || parts !== undefined || places.length > 1,
  pie: ({ parts }) => parts !== undefined,
  line: ({ time, change }) => isSeries(time) || change !== undefined,
  scatter: ({ wanted, level }) => level !== undefined && wanted.length === 2,
  table: () => true,
};

/** "in percent", "how many are there?": the same, told as a part or as a number. */
const inForm = (before: Request, { request, heard }: Said): Request => {
  const [form] = cuesOf(heard, 'form');
  const [figure, ...others] = before.wanted;
  if (!form || !request || request.wanted.length > 0 || request.counting || request.relative) return before;
  if (form.form === 'share' && before.change) return { ...before, relative: true };
  if (form.form === 'count' && before.bound && !before.rank)
    return { ...without(before, new Set(['order', 'chart'])), counting: true };
  if (!figure || others.length > 0 || before.bound) return refuse(inFull, [form.text]);
  return { ...before, wanted: [{ ...figure, form: form.form }] };
};

const rest = (asked: Request, following: Said): Request => {
  const { request } = following;
  if (!request) return asked;
  const aimless = request.against && request.wanted.length + request.places.length === 0;
  if (aimless || request.anywhere) return refuse(inFull);
  if ((request.order || request.excluded) && asked.level === undefined)
    return refuse('There is only one figure: there are none to choose from.');
  return withParts(inForm(asked, following), request);
};

const withParts = (before: Request, request: Request): Request => {
  const { change, amount, relative, parts, chart, order, excluded, counting } = request;
  const asked = parts === undefined ? before : without(before, new Set(['parts']));
  if (parts !== undefined && before.wanted.some(({ topics }) => topics[0] !== 'population'))
    return refuse('Only the people of a place are told by what they are: ask in full.');
  const next: Request = {
    ...asked,
    ...(change && { change }),
    ...(amount && { amount }),
    ...(relative && { relative }),
    ...(parts !== undefined && { parts }),
    ...(order && { order: order.by || order.name ? order : { ...before.order, ...order } }),
    ...(counting && { counting }),
    ...(excluded && { excluded: [...(before.excluded ?? []), ...excluded] }),
    ...(chart && { chart }),
  };
  if (chart && !drawable[chart](next)) return refuse(`This cannot be drawn as a ${chart}.`, [chart]);
  return next.chart && !drawable[next.chart](next) ? without(next, new Set(['chart'])) : next;
};

/** Every way to put what follows into what was asked before; a `Refusal` where there is none. */
export const merged = (before: Request, following: Said): readonly Way[] => {
  checkThose(before, following);
  return withPlaces(before, following).flatMap(({ request, way }) => {
    const asked = withTime(withLevel(withFigure(request, following), following), following);
    return withRank(asked, following).map((one) => ({
      request: rest(withBound(one.request, following), following),
      way: [way, one.way].filter((each) => each !== '').join(', '),
    }));
  });
};
