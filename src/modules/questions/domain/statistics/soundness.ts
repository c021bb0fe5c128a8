import type { Cue } from './cues.js';
import { excludedFrom, isExcluded } from './excluded.js';
import { isArea } from './geographies.js';
import type { Heard } from './hear.js';

type CueOf<K extends Cue['kind']> = Extract<Cue, { kind: K }>;

/** What was said of one kind, with the words it was said with. */
export const cuesOf = <K extends Cue['kind']>(
  heard: readonly Heard[],
  kind: K,
): readonly (CueOf<K> & { text: string })[] =>
  heard.flatMap((one) =>
    one.kind === 'cue' && one.cue.kind === kind
      ? [{ ...(one.cue as CueOf<K>), text: one.text.toLowerCase() }]
      : [],
  );

const isCue = (one: Heard | undefined, kinds: readonly Cue['kind'][]): boolean =>
  one?.kind === 'cue' && kinds.includes(one.cue.kind);

const between = /^(?:of|the|all|us)$/i;

/** What is said next, but for what only ties the two. */
const nextOf = (heard: readonly Heard[], at: number): Heard | undefined =>
  heard.slice(at + 1).find(({ text }) => !between.test(text));

const saysForm = (one: Heard, said: RegExp): boolean =>
  isCue(one, ['form']) && said.test(one.text.toLowerCase());

const number = /^(?:how many|(?:total )?numbers? of|count of)$/;
const part = /^(?:percent|percentage|share|proportion|fraction|percent of)$/;

/** "how many COUNTIES": the places are counted, and not the people in them. */
export const countsPlaces = (heard: readonly Heard[]): boolean =>
  heard.some((one, at) => saysForm(one, number) && isCue(nextOf(heard, at), ['level']));

/** A kind of places, and not each of them: "by county". */
const isKind = (one: Heard | undefined): boolean =>
  one?.kind === 'cue' && one.cue.kind === 'level' && !one.cue.each;

/** "what percentage of counties": a part of the places, which is not told here. */
const isPlainCount = (heard: readonly Heard[]): boolean =>
  !heard.some((one, at) => saysForm(one, part) && isKind(nextOf(heard, at)));

/** "the total of counties over a million": one figure, and not that of each. */
const noTotals = (heard: readonly Heard[]): boolean =>
  cuesOf(heard, 'bound').length === 0 ||
  heard.every((one) => one.kind !== 'topic' || !/^total\b/i.test(one.text));

/** Whether every number that was said has its use. */
const numbersAreUsed = (heard: readonly Heard[]): boolean =>
  heard.every(
    (one, at) =>
      one.kind !== 'number' ||
      isCue(heard[at - 1], ['bound']) ||
      (!one.percent && isCue(heard[at - 1], ['rank'])) ||
      (!one.percent && isCue(heard[at + 1], ['rank'])) ||
      (isCue(heard[at + 1], ['level']) && cuesOf(heard, 'rank').length > 0),
  ) && heard.every((one, at) => !isCue(one, ['bound']) || heard[at + 1]?.kind === 'number');

const isPeople = (one: Heard): boolean => one.kind === 'topic' && one.topic.topics.includes('population');

/** "income of counties over a million PEOPLE": what is compared is not what is asked for. */
const boundsAreOfFigures = (heard: readonly Heard[]): boolean => {
  const at = heard.findIndex((one) => isCue(one, ['bound']));
  const ofPeople = at >= 0 && isCue(heard[at + 2], ['people']);
  return !ofPeople || heard.slice(0, at).every((one) => one.kind !== 'topic' || isPeople(one));
};

/** "how many people live in counties over a million": one number of all of them, and not that of each. */
const areOfEach = (heard: readonly Heard[]): boolean => {
  const counted = heard.some((one) => saysForm(one, number)) && !countsPlaces(heard);
  const bound = cuesOf(heard, 'bound').length > 0;
  return !counted || !bound || cuesOf(heard, 'level').every(({ each }) => each);
};

/** From this on, a number that is said before anything else counts people. */
export const manyPeople = 1000;

/** "under 6 uninsured": an age, or a bound on what is named before it; a number before everything else is neither for sure. */
const boundsAreClear = (heard: readonly Heard[]): boolean => {
  const topic = heard.findIndex(({ kind }) => kind === 'topic');
  return heard.every((one, at) => {
    const next = heard[at + 1];
    if (!isCue(one, ['bound']) || next?.kind !== 'number') return true;
    return next.percent === true || next.value >= manyPeople || (topic >= 0 && topic < at);
  });
};

const oneOrder = (heard: readonly Heard[]): boolean => {
  const ranks = cuesOf(heard, 'rank');
  const fastest = ranks.some(({ text }) => text === 'fastest');
  return (
    (!fastest || cuesOf(heard, 'change').length > 0) &&
    new Set(ranks.map(({ direction }) => direction)).size < 2 &&
    ranks.filter(({ about }) => about !== undefined).length < 2
  );
};

/** Places of two kinds are asked about where one is told for each of the other. */
const levelsAgree = (heard: readonly Heard[]): boolean => {
  const all = cuesOf(heard, 'level');
  const kinds = new Set(all.map(({ level }) => level));
  return kinds.size < 2 || (kinds.size === 2 && all.filter(({ each }) => each).length === 1);
};

/** "the west of Texas": an area is of no use together with what lies in it. */
const areasAreWhole = (heard: readonly Heard[]): boolean => {
  const kinds = new Set(
    heard
      .flatMap((one, at) =>
        one.kind === 'place' && !isExcluded(heard, at) ? one.place.places.slice(0, 1) : [],
      )
      .map(({ level }) => level),
  );
  return kinds.size < 2 || ![...kinds].some(isArea);
};

/** Every place or figure that is left out is said right after the word for it. */
const exceptionsAreUsed = (heard: readonly Heard[]): boolean => {
  const said = cuesOf(heard, 'except').length;
  const orders = cuesOf(heard, 'order');
  return said < 2 && (said === 0 || excludedFrom(heard).length > 0) && orders.length < 3;
};

/** Whether each word can have its say: nothing is said twice, and nothing that would be passed over; what `continues` a question may compare its figure. */
export const isSound = (heard: readonly Heard[], continues = false): boolean =>
  numbersAreUsed(heard) &&
  (continues || boundsAreClear(heard)) &&
  boundsAreOfFigures(heard) &&
  areOfEach(heard) &&
  exceptionsAreUsed(heard) &&
  areasAreWhole(heard) &&
  oneOrder(heard) &&
  levelsAgree(heard) &&
  isPlainCount(heard) &&
  noTotals(heard) &&
  cuesOf(heard, 'bound').length < 2 &&
  heard.filter(({ kind }) => kind === 'time').length < 3;
