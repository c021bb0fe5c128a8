import { Refusal } from '../../build/refusal.js';
import type { Request, Wanted } from '../request.js';
import { cuesOf } from '../soundness.js';
import { keyOfTopics } from '../topics.js';
import { breakdowns, groups } from '../vocabulary.js';
import type { Said } from './said.js';

const refuse = (reason: string, words: readonly string[] = []): never => {
  throw new Refusal(reason, 5, words);
};

const kinds: ReadonlyMap<string, string> = new Map(
  ['race', 'sex'].flatMap((kind) => (breakdowns.get(kind) ?? []).map((topic) => [topic, kind] as const)),
);

/** Which sort of group a topic is: nobody is of two races, or of two ages. */
const kindOf = (topic: string): string | undefined => (topic.startsWith('age ') ? 'age' : kinds.get(topic));

const topicsOf = (key: string): readonly string[] => key.split(' + ');

/** "and women?": some of the people that were asked about, and no figure of its own. */
const isOfPeople = ({ topics }: Wanted, { heard }: Said): boolean =>
  topics.every((key) => topicsOf(key).every((topic) => kindOf(topic) !== undefined)) &&
  cuesOf(heard, 'form').length === 0 &&
  !heard.some(({ text }) => /\bpopulation\b/i.test(text));

const combined = (before: Wanted, people: Wanted): Wanted => {
  const keys = before.topics.flatMap((key) =>
    people.topics.map((added) => {
      const own = topicsOf(added).map(kindOf);
      const kept = topicsOf(key).filter(
        (topic) => topic !== 'population' && !own.includes(kindOf(topic) ?? ' '),
      );
      return keyOfTopics([...kept, ...topicsOf(added)]);
    }),
  );
  const others = keys.some((key) => !people.topics.includes(key));
  const text = others ? `${before.text.replace(/, .*/, '')}, ${people.text}` : people.text;
  return { text, topics: [...new Set(keys)], ...(before.form && { form: before.form }) };
};

/** A number, or a part of all, as before. */
const inForm = (one: Wanted, before: Wanted): Wanted => {
  const group = one.topics.every((key) => topicsOf(key).some((topic) => groups.has(topic) || kindOf(topic)));
  return group && !one.form && before.form ? { ...one, form: before.form } : one;
};

const isSame = (one: Wanted, other: Wanted | undefined): boolean =>
  other !== undefined && one.topics.some((key) => other.topics.includes(key));

const instead = (before: Request, following: Said, wanted: readonly Wanted[]): readonly Wanted[] => {
  const [first, ...others] = before.wanted;
  const [figure, ...more] = wanted;
  if (!first || !figure) return wanted;
  if (others.length > 0 && !following.opening.instead)
    return refuse('It is not clear which of the figures is meant instead.', [figure.text]);
  if (others.length > 0 || more.length > 0) return wanted;
  return [isOfPeople(figure, following) ? combined(first, figure) : inForm(figure, first)];
};

const added = (before: Request, { request }: Said, wanted: readonly Wanted[]): Request => {
  if (before.rank || before.bound || before.change || before.parts !== undefined)
    return refuse('It is not clear what is added to what: ask in full.', [wanted[0]?.text ?? '']);
  const against = before.against || request?.against === true;
  return { ...before, overview: false, wanted: [...before.wanted, ...wanted], against };
};

/** "and the median income?": another figure, or another group of people; what was compared or put in order was the one before. */
export const withFigure = (before: Request, following: Said): Request => {
  const { request, opening, heard } = following;
  const wanted = request?.wanted ?? [];
  const [figure] = wanted;
  if (!request || !figure) return before;
  if (opening.also || (request.against && wanted.length === 1)) return added(before, following, wanted);
  const same = wanted.length === 1 && isSame(figure, before.wanted[0]);
  if (before.bound && !same && !request.bound)
    return refuse('It is not clear of what the figures are compared then: ask in full.', [figure.text]);
  if (request.bound && !same && before.wanted.length > 0)
    return refuse('What is compared must be what is shown: ask in full.', [figure.text]);
  const ordered = request.rank || opening.instead || heard.some(({ text }) => /^by$/i.test(text));
  if (before.rank && !same && !ordered)
    return refuse('It is not clear whether the order or what is shown is meant: ask in full.', [figure.text]);
  if (before.parts !== undefined && isOfPeople(figure, following))
    return refuse('It is not clear which of the people are meant: ask in full.', [figure.text]);
  const { parts: _, ...kept } = before;
  return { ...kept, overview: false, wanted: instead(before, following, wanted) };
};
