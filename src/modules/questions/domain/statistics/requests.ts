import type { Cue } from './cues.js';
import type { Level } from './geographies.js';
import type { Heard } from './hear.js';
import type { Place } from './places.js';
import type { Request, Time, Wanted } from './request.js';
import { countsPlaces, cuesOf, isSound } from './soundness.js';
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
const manyPeople = /(?:[^s]s|children|men|women)$/;

/** "most college graduates": more than one of them are counted. */
const isCounted = (part: readonly Heard[], all: readonly Heard[]): boolean => {
  const rank = cuesOf(all, 'rank').some(({ text }) => countsPeople.test(text));
  const last = part.findLast((one) => one.kind === 'topic');
  return rank && last !== undefined && manyPeople.test(last.text);
};

const formOf = (part: readonly Heard[], all: readonly Heard[]): Wanted['form'] => {
  if (all.some((one) => one.kind === 'number' && one.percent)) return 'share';
  if (countsPlaces(all)) return undefined;
  const [said] = cuesOf(part, 'form');
  const [other] = cuesOf(all, 'form');
  const form = said?.form ?? other?.form;
  if (form) return form;
  const topics = part.flatMap((one) => (one.kind === 'topic' ? one.topic.topics : []));
  const written = part.some(
    (one) => one.kind === 'topic' && one.topic.topics.some(isGroup) && /\bpopulation\b/i.test(one.text),
  );
  const people = cuesOf(part, 'people').length > 0 || topics.includes('population') || written;
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

const joins = /^(?:and|vs|versus|with|compared to|compared with|,)$/;

/** Where one figure ends and the next begins. */
const split = (heard: readonly Heard[]): readonly (readonly Heard[])[] => {
  const parts: Heard[][] = [[]];
  for (const one of heard) {
    const last = parts.at(-1) as Heard[];
    const joining = one.kind === 'cue' && joins.test(one.text.toLowerCase());
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

const rankOf = (heard: readonly Heard[]): Request['rank'] => {
  const [said] = cuesOf(heard, 'rank');
  const count = numberAfter(heard, 'rank') ?? numberBefore(heard, 'level');
  return said && { direction: said.direction, text: said.text, ...(count !== undefined && { count }) };
};

const boundOf = (heard: readonly Heard[]): Request['bound'] => {
  const [said] = cuesOf(heard, 'bound');
  const value = numberAfter(heard, 'bound');
  return said && value !== undefined ? { op: said.op, value } : undefined;
};

/** What a question asks for; undefined where its parts do not make one. */
export const requestOf = (heard: readonly Heard[], places: readonly Place[]): Request | undefined => {
  if (!isSound(heard)) return undefined;
  const wanted = split(heard).flatMap((part) => wantedOf(part, heard) ?? []);
  const [change] = cuesOf(heard, 'change');
  const parts = cuesOf(heard, 'parts');
  const of = parts.find((one) => one.of !== undefined)?.of;
  const [chart] = cuesOf(heard, 'chart');
  const [rank, bound] = [rankOf(heard), boundOf(heard)];
  return {
    ...{ wanted, places, time: timeOf(heard), ...levelOf(heard, places) },
    ...(rank && { rank }),
    ...(bound && { bound }),
    ...(change && { change: change.change }),
    ...(of !== undefined && { parts: of }),
    ...(cuesOf(heard, 'where').length > 0 && { anywhere: true as const }),
    against: cuesOf(heard, 'compare').length > 0,
    ...(chart
      ? { chart: chart.chart }
      : parts.length > 0 && of === undefined && { chart: 'histogram' as const }),
    overview: cuesOf(heard, 'overview').length > 0 && wanted.length === 0,
  };
};
