import type { Part } from '../../follow/basis.js';
import { listed, numberInWords } from '../../print/words.js';
import { boundInWords } from '../forms/lists.js';
import type { Request, Time } from '../request.js';
import { placesInWords, pluralOfLevel } from '../telling.js';

const timeInWords = (time: Time): string => {
  if (time.kind === 'latest') return '';
  if (time.kind === 'at') return `in ${listed(time.years.map(String))}`;
  const { from, to } = time;
  const ends = [from === undefined ? '' : ` from ${from}`, to === undefined ? '' : ` to ${to}`];
  return `by year${ends.join('')}`;
};

const rankInWords = ({ rank, single }: Request): string => {
  if (!rank) return '';
  const order = rank.direction === 'asc' ? 'lowest' : 'highest';
  if (rank.nth !== undefined) return `number ${rank.nth}, ${order} first`;
  const count = rank.count ?? (single ? 1 : undefined);
  return count === 1 ? `the ${order}` : `the ${order}${count === undefined ? ' ones' : ` ${count}`}`;
};

const boundIn = ({ bound }: Request): string =>
  bound ? `${boundInWords[bound.op]} ${numberInWords(bound.value)}${bound.percent ? ' percent' : ''}` : '';

/** What a request says, part by part. */
export const requestParts = (request: Request): readonly Part[] => {
  const { wanted, places, level, change, parts, chart, excluded, per } = request;
  const needed = request.rank ?? request.bound ?? request.counting;
  const part = (id: string, meaning: string, optional = true): readonly Part[] =>
    meaning === '' ? [] : [{ id, phrase: '', meaning, optional }];
  return [
    ...wanted.flatMap(({ text }) => part('figure', text, false)),
    ...part('places', places.length > 0 ? `of ${placesInWords(places)}` : ''),
    ...part('excluded', excluded ? `without ${placesInWords(excluded)}` : ''),
    ...part('level', level ? `by ${level === 'nation' ? level : pluralOfLevel(level)}` : '', !needed),
    ...part('per', per ? `in each ${per}` : '', false),
    ...part('rank', rankInWords(request)),
    ...part('bound', boundIn(request)),
    ...part('time', timeInWords(request.time)),
    ...part('change', change ? 'how it changed' : ''),
    ...part('parts', parts === undefined ? '' : `by ${parts}`),
    ...part('chart', chart ? `as a ${chart}` : ''),
  ];
};
