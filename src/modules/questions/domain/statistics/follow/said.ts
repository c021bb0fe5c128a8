import type { Opening } from '../../follow/opening.js';
import type { Heard } from '../hear.js';
import { isPointedAt, refersBack } from '../referring.js';
import type { Request } from '../request.js';
import { saidIn } from '../requests.js';
import { cuesOf } from '../soundness.js';

/** Words that follow a question, taken apart. */
export interface Said {
  readonly heard: readonly Heard[];
  readonly opening: Opening;
  /** What they ask for by themselves; undefined where they do not fit each other. */
  readonly request: Request | undefined;
  /** "in THOSE counties". */
  readonly refers: boolean;
  /** A number and nothing else: "20 instead". */
  readonly number?: number;
}

const isSilent = (one: Heard): boolean => one.kind === 'cue' && one.cue.kind === 'nothing';

const only = (heard: readonly Heard[]): Heard | undefined => {
  const [one, ...others] = heard.filter((each) => !isSilent(each));
  return others.length === 0 ? one : undefined;
};

/** "How many is THAT?": what was told, in another way. */
const pointsAtFigure = /\b(?:is|are|was|were) (?:that|this|those|these|it|they)\b/i;

const textOf = (heard: readonly Heard[]): string => heard.map(({ text }) => text).join(' ');

export const said = (heard: readonly Heard[], opening: Opening): Said => {
  const own = heard.filter((_, at) => !isPointedAt(heard, at));
  const alone = only(own);
  const number = alone?.kind === 'number' && !alone.percent && { number: alone.value };
  const points = pointsAtFigure.test(textOf(heard));
  const request = points ? undefined : saidIn(number ? [] : own, true);
  return { heard, opening, request, refers: points || refersBack(heard), ...number };
};

/** "for children", "by income": of something, or "counties?" and nothing else. */
const hangs = ({ heard, request }: Said): boolean => {
  const alone = only(heard);
  const first = /^(?:for|among|of|by)$/i.test(heard[0]?.text ?? '');
  const scoped = request && request.places.length === 0 && request.level === undefined;
  return (first && scoped === true) || (alone?.kind === 'cue' && alone.cue.kind === 'level');
};

/** Words that need a question before them: nothing is asked for, or only how something is told. */
export const asksForNothing = (following: Said): boolean => {
  const { heard, request, number } = following;
  if (number !== undefined || hangs(following) || isFigureAlone(following)) return true;
  if (!request || request.wanted.length > 0 || request.overview || request.anywhere) return false;
  const first = heard.find((one) => !isSilent(one));
  const parts = request.parts === undefined || /^by\b/i.test(first?.text ?? '');
  const each = cuesOf(heard, 'level').every((one) => one.each);
  const more = request.rank || request.bound || request.change;
  return parts && (request.level === undefined || each || more !== undefined);
};

/** Whether they say anything that could change a question. */
export const saysNothing = ({ request, number, heard }: Said): boolean => {
  if (!request || number !== undefined || cuesOf(heard, 'form').length > 0) return false;
  const { places, wanted, time, single: _, against, overview, ...more } = request;
  return (
    places.length + wanted.length === 0 &&
    time.kind === 'latest' &&
    !against &&
    !overview &&
    Object.keys(more).length === 0
  );
};

/** "deaths": a figure and nothing else, of where it was asked for before or of all. */
const isFigureAlone = ({ request }: Said): boolean => {
  if (!request || request.wanted.length === 0) return false;
  const { places, wanted: _, time, single: __, against, overview, ...more } = request;
  return (
    places.length === 0 && time.kind === 'latest' && !against && !overview && Object.keys(more).length === 0
  );
};

const questionWords = /^(?:what|which|who|where|when|how|is|are|does|do|did|show|list|give)\b/i;

/** A question of its own after "and": it asks for something, and says more or opens like one. */
export const isQuestion = (following: Said): boolean => {
  const { heard, request, opening } = following;
  if (!request || request.wanted.length === 0) return false;
  const { places, level, time, rank, bound } = request;
  const more = places.length > 0 || [level, rank, bound].some((one) => one !== undefined);
  if (isFigureAlone(following) && !opening.said && !hangs(following)) return true;
  return more || time.kind !== 'latest' || questionWords.test(heard[0]?.text ?? '');
};
