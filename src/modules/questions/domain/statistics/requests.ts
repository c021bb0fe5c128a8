import type { Cue } from './cues.js';
import { excludedFrom, isExcluded } from './excluded.js';
import type { Level } from './geographies.js';
import type { Heard } from './hear.js';
import { orderOf, withoutOrder } from './orders.js';
import type { Place } from './places.js';
import { isFastest, isRelative, withoutRelative } from './relative.js';
import type { Request, Time, Wanted } from './request.js';
import { countsPlaces, cuesOf, isSound, manyPeople } from './soundness.js';
import { isGroup, keyOfTopics } from './topics.js';

/** Every way to take one of the meanings of each. */
const combined = (lists: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  lists.reduce<readonly (readonly string[])[]>(
    (all, list) => all.flatMap((some) => list.map((one) => [...some, one])),
    [[]],
  );

const schooling = new Set(['bachelors', 'high school', 'less than high school', 'some college']);

/** Figures of schooling are of adults: those are not said twice. */
const withoutPeople = (topics: readonly string[]): readonly string[] => {
  const adults = topics.some((topic) => schooling.has(topic));
  const others = topics.filter((topic) => topic !== 'population' && !(adults && topic === 'age 18-'));
  return others.length > 0 && others.every(isGroup) ? others : topics;
};

const countsPeople = /(?:most|fewest|least)/;
const severalPeople = /(?:[^s]s|children|men|women)$/;

/** "most college graduates": more than one of them are counted. */
const isCounted = (part: readonly Heard[], all: readonly Heard[]): boolean => {
  const rank = cuesOf(all, 'rank').some(({ text }) => countsPeople.test(text));
  return rank && part.some((one) => one.kind === 'topic' && severalPeople.test(one.text));
};

/** "more than 2 million children": no part of all. */
const isMany = (part: readonly Heard[], all: readonly Heard[]): boolean =>
  cuesOf(all, 'bound').length > 0 &&
  all.some((one) => one.kind === 'number' && one.value >= manyPeople) &&
  part.some((one) => one.kind === 'topic' && one.topic.topics.some(isGroup));

const formOf = (part: readonly Heard[], all: readonly Heard[]): Wanted['form'] => {
  if (all.some((one) => one.kind === 'number' && one.percent)) return 'share';
  if (isMany(part, all)) return 'count';
  if (countsPlaces(all)) return undefined;
  const [said] = cuesOf(part, 'form');
  const [other] = cuesOf(all, 'form');
  const form = said?.form ?? other?.form;
  if (form) return form;
  const topics = part.flatMap((one) => (one.kind === 'topic' ? one.topic.topics : []));
  const written = part.some(
    (one) => one.kind === 'topic' && one.topic.topics.some(isGroup) && /\bpopulation\b/i.test(one.text),
  );
  const counted = topics.length === 0 || topics.some(isGroup);
  const people = (cuesOf(part, 'people').length > 0 && counted) || topics.includes('population') || written;
  return people || isCounted(part, all) ? 'count' : undefined;
};

/** "the largest city": by its people. */
const largestCities = (all: readonly Heard[]): readonly { readonly text: string }[] =>
  cuesOf(all, 'level').some(({ level }) => level === 'city')
    ? cuesOf(all, 'rank').filter(({ text }) => /^(?:largest|biggest|smallest)$/.test(text))
    : [];

const wantedOf = (part: readonly Heard[], all: readonly Heard[]): Wanted | undefined => {
  const said = part.filter((one) => one.kind === 'topic');
  const about = cuesOf(part, 'rank').flatMap((cue) => cue.about ?? []);
  const subjects = said.filter(({ topic }) => topic.topics[0] !== 'population');
  if (about.length > 0 && subjects.length > 0) return undefined;
  const [person] = said.length + about.length === 0 ? [...cuesOf(part, 'people'), ...largestCities(all)] : [];
  const named = about.length > 0 ? [] : said;
  const lists = [
    ...named.map(({ topic }) => topic.topics),
    ...about.map((one) => (one === 'income' ? ['median household income', 'per capita income'] : [one])),
    ...(person ? [['population']] : []),
  ];
  if (lists.length === 0) return undefined;
  const text = [
    ...named.map((one) => one.text),
    ...(person ? [person.text] : []),
    ...cuesOf(part, 'rank')
      .filter(({ about: of }) => of)
      .map((one) => one.text),
  ].join(' ');
  const form = about.length > 0 ? undefined : formOf(part, all);
  const topics = combined(lists).map((one) => keyOfTopics(withoutPeople(one)));
  return { text, topics: [...new Set(topics)], ...(form && { form }) };
};

const joins = /^(?:and|vs|versus|compared to|compared with|,)$/;

/** Where one figure ends and the next begins. */
const split = (heard: readonly Heard[]): readonly (readonly Heard[])[] => {
  const parts: Heard[][] = [[]];
  const compared = (['compare', 'bound', 'rank'] as const).some((kind) => cuesOf(heard, kind).length > 0);
  for (const one of heard) {
    const last = parts.at(-1) as Heard[];
    const joining =
      one.kind === 'cue' && (joins.test(one.text.toLowerCase()) || (compared && /^with$/i.test(one.text)));
    if (joining && last.some(({ kind }) => kind === 'topic')) parts.push([]);
    else last.push(one);
  }
  return parts.reduce<Heard[][]>((all, part) => {
    const last = all.at(-1);
    if (last && !part.some(({ kind }) => kind === 'topic')) last.push(...part);
    else all.push(part);
    return all;
  }, []);
};

const timeOf = (heard: readonly Heard[]): Time => {
  const times = heard.flatMap((one) => (one.kind === 'time' ? [one.time] : []));
  const years = times.flatMap((time) => (time.kind === 'at' ? time.years : []));
  const series = times.find(({ kind }) => kind === 'series');
  if (series) return series;
  if (years.length > 0) return { kind: 'at', years };
  return cuesOf(heard, 'series').length > 0 ? { kind: 'series' } : { kind: 'latest' };
};

const numberAfter = (heard: readonly Heard[], kind: Cue['kind']): number | undefined => {
  const at = heard.findIndex((one) => one.kind === 'cue' && one.cue.kind === kind);
  const next = heard[at + 1];
  return at >= 0 && next?.kind === 'number' ? next.value : undefined;
};

/** "3 states". */
const numberBefore = (heard: readonly Heard[], kind: Cue['kind']): number | undefined => {
  const before = heard[heard.findIndex((one) => one.kind === 'cue' && one.cue.kind === kind) - 1];
  return before?.kind === 'number' ? before.value : undefined;
};

const sameLevel = (places: readonly Place[], level: Level): boolean =>
  places.some((one) => one.level === level);

const levelOf = (
  heard: readonly Heard[],
  places: readonly Place[],
): Pick<Request, 'level' | 'per' | 'single' | 'counting'> => {
  const all = cuesOf(heard, 'level').filter(({ level }) => !sameLevel(places, level));
  const said = all.find(({ each }) => !each) ?? all[0];
  const per = all.find((one) => one.each && one !== said);
  const counting = countsPlaces(heard) && { counting: true as const };
  return said
    ? { level: said.level, single: !said.many, ...(per && { per: per.level }), ...counting }
    : { single: false };
};

/** "the SECOND largest". */
const ordinalBefore = (heard: readonly Heard[]): number | undefined => {
  const before = heard[heard.findIndex((one) => one.kind === 'cue' && one.cue.kind === 'rank') - 1];
  return before?.kind === 'number' && before.ordinal ? before.value : undefined;
};

const rankOf = (heard: readonly Heard[]): Request['rank'] => {
  const [said] = cuesOf(heard, 'rank');
  if (!said) return undefined;
  const { direction, text } = said;
  const nth = ordinalBefore(heard);
  if (nth !== undefined) return { direction, text, nth };
  const count = numberAfter(heard, 'rank') ?? numberBefore(heard, 'rank') ?? numberBefore(heard, 'level');
  return { direction, text, ...(count !== undefined && { count }) };
};

const boundOf = (heard: readonly Heard[]): Request['bound'] => {
  const [said] = cuesOf(heard, 'bound');
  const at = heard.findIndex((one) => one.kind === 'cue' && one.cue.kind === 'bound');
  const next = heard[at + 1];
  if (!said || next?.kind !== 'number') return undefined;
  return { op: said.op, value: next.value, ...(next.percent && { percent: true as const }) };
};

/** The places that are asked about. */
const placesOf = (heard: readonly Heard[]): readonly Place[] =>
  heard.flatMap((one, at) =>
    one.kind === 'place' && !isExcluded(heard, at) ? one.place.places.slice(0, 1) : [],
  );

type Picking = Pick<
  Request,
  'rank' | 'bound' | 'change' | 'amount' | 'only' | 'relative' | 'order' | 'excluded'
>;

const happened = /^(?:grew|growing|gained|rose|increased|decreased|declined|dropped|fell|shrank|shrinking)$/;

/** "counties where the population grew": what happened in some of them, and not in each. */
const isOfThose = (heard: readonly Heard[]): boolean =>
  cuesOf(heard, 'change').some(({ text }) => happened.test(text)) &&
  cuesOf(heard, 'level').some((one) => !one.each) &&
  cuesOf(heard, 'amount').length === 0;

/** What is said of which places, or of which order. */
const pickingOf = (heard: readonly Heard[], unordered: readonly Heard[]): Picking => {
  const [rank, bound] = [rankOf(unordered), boundOf(unordered)];
  const [change] = cuesOf(heard, 'change');
  const by = wantedOf(heard.slice(withoutOrder(heard).length), heard);
  const order = orderOf(heard, by);
  const excluded = excludedFrom(heard);
  return {
    ...(rank && { rank }),
    ...(bound && { bound }),
    ...(change && { change: change.change }),
    ...(change && cuesOf(heard, 'amount').length > 0 && { amount: true as const }),
    ...(change && isOfThose(heard) && { only: true as const }),
    ...(change && isRelative(heard) && { relative: true as const }),
    ...(order && { order }),
    ...(excluded.length > 0 && { excluded }),
  };
};

const parted = (heard: readonly Heard[]): Pick<Request, 'parts' | 'chart'> => {
  const parts = cuesOf(heard, 'parts');
  const of = parts.find((one) => one.of !== undefined)?.of;
  const [chart] = cuesOf(heard, 'chart');
  const histogram = parts.length > 0 && of === undefined && { chart: 'histogram' as const };
  return { ...(of !== undefined && { parts: of }), ...(chart ? { chart: chart.chart } : histogram) };
};

/** Two figures set against each other; "compare Texas and Ohio" is the same figure of both. */
const isAgainst = (heard: readonly Heard[], places: readonly Place[]): boolean =>
  cuesOf(heard, 'compare').some(({ text }) => places.length < 2 || /^diff/.test(text));

/** What words ask for, whether it makes a question or not; undefined where they do not go together. */
export const saidIn = (heard: readonly Heard[], continues = false): Request | undefined => {
  if (!isSound(heard, continues)) return undefined;
  const unordered = withoutOrder(withoutRelative(heard));
  const wanted = split(unordered).flatMap((part) => wantedOf(part, unordered) ?? []);
  const places = placesOf(heard);
  return {
    ...{ wanted, places, time: timeOf(heard), ...levelOf(heard, places) },
    ...pickingOf(heard, unordered),
    ...parted(heard),
    ...(cuesOf(heard, 'where').length > 0 && { anywhere: true as const }),
    against: isAgainst(heard, places),
    overview: cuesOf(heard, 'overview').length > 0 && wanted.length === 0,
  };
};

const people: Wanted = { text: 'fastest', topics: ['population'], form: 'count' };

/** What a question asks for; undefined where its parts do not make one. */
export const requestOf = (heard: readonly Heard[]): Request | undefined => {
  const request = saidIn(heard);
  const { wanted = [], order, parts, overview } = request ?? {};
  if (!request || wanted.length > 0) return request;
  if (isFastest(heard)) return { ...request, wanted: [people] };
  if (order?.by) return { ...request, wanted: [order.by] };
  return parts !== undefined || overview ? request : undefined;
};
