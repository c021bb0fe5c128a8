import type { CompiledModel } from '../model/compile.js';
import { lemmaOf } from '../model/lexicon.js';
import { wordsOf } from '../text/tokens.js';
import type { Field } from './field.js';
import type { Sheet } from './sheet.js';

type Lemma = (words: string) => string;

/** How tables shorten the words of their headers, and what people say instead. */
const written: readonly string[] = [
  'w: win, won, victory, game won, match won',
  'wins: won, victory, game won, match won',
  'won: win, victory, game won, match won',
  'win: won, victory',
  'l: loss, lost, lose, defeat, game lost, match lost',
  'losses: lost, lose, defeat, game lost, match lost',
  'lost: loss, lose, defeat, game lost, match lost',
  'd: draw, drawn, drew, tie, tied',
  'draws: drawn, drew, tie, tied',
  'drawn: draw, drew, tie, tied',
  'draw: drawn, drew, tie, tied',
  't: tie, tied, draw, drew',
  'ties: tied, draw, drew',
  'pts: point',
  'gf: goal for, goal scored',
  'ga: goal against, goal conceded',
  'gd: goal difference',
  'gp: game played, game',
  'pld: played, match played, game played',
  'played: game played, match played, match, game',
  'pos: position, place',
  'pos.: position, place',
  'rk: rank',
  'rnd: round',
  'rnd.: round',
  'res: result',
  'res.: result',
  'att: attendance',
  'attendance: spectator, fan, attendee, people attending, people attended, people in attendance, person attending, crowd',
  'spectators: attendance, attendee',
  'yr: year, season',
  'year: season',
  'season: year',
  'no.: number',
  'no: number',
  'conf.: conference',
  'div: division',
  'opp: opponent',
  'opponent: opposing team, opposition, rival, versus',
  'opposition: opponent, opposing team',
  'pct: percentage, winning percentage',
  'hp: horsepower',
  'nation: country, nationality',
  'country: nation, nationality',
  'nationality: country, nation',
  'tournament: competition, event',
  'competition: tournament, event',
  'venue: stadium, site, location',
  'site: venue, location, stadium',
  'location: venue, place, site',
  'city or town: city, town',
  'time: finishing time',
  'length: duration, running time',
  'duration: length',
  'mps: mp, seat',
  'directed by: director',
  'written by: writer',
];

const said: ReadonlyMap<string, readonly string[]> = new Map(
  written.map((line) => {
    const [header = '', names = ''] = line.split(': ');
    return [header, names.split(', ')] as const;
  }),
);

/** "matches" of "matches played", "episodes" of "number of episodes": what a header counts. */
const coresOf = (header: string): readonly string[] => {
  const core = header
    .replace(/^(?:numbers? of|no\.? of|# of|total|max\.?|average|% of) /, '')
    .replace(
      / (?:played|scored|won|elected|conceded|built|affected|produced|sold|released|attempted|made|identified)$/,
      '',
    );
  return core === header ? [] : [core];
};

const known = new WeakMap<Sheet, ReadonlyMap<string, readonly Field[]>>();

const build = (sheet: Sheet, lemma: Lemma): ReadonlyMap<string, readonly Field[]> => {
  const found = new Map<string, Field[]>();
  const hasMedals = sheet.fields.some(({ column }) => /^gold$/i.test(column.name.trim()));
  for (const field of sheet.fields) {
    const header = field.column.name
      .toLowerCase()
      .replace(/\s*\(.*$/, '')
      .trim();
    const names = [
      ...coresOf(header),
      ...(said.get(header) ?? []),
      ...(header === 'total' && hasMedals ? ['medal', 'total medal'] : []),
    ];
    for (const name of names.map(lemma)) found.set(name, [...(found.get(name) ?? []), field]);
  }
  return found;
};

/** The columns whose short headers stand for these words. */
export const columnsCalled = (sheet: Sheet, key: string, lemma: Lemma): readonly Field[] => {
  const names = known.get(sheet) ?? build(sheet, lemma);
  known.set(sheet, names);
  return names.get(key) ?? [];
};

/** Words without their endings. */
export const lemmasOf =
  ({ language }: CompiledModel): Lemma =>
  (words) =>
    wordsOf(words)
      .map((word) => lemmaOf(word, language))
      .join(' ');

/** "take office" of "took office". */
const deedsOf =
  ({ language }: CompiledModel): Lemma =>
  (words) =>
    wordsOf(words)
      .map((word) => language.verb(word))
      .join(' ');

/** What a header says, without what stands in brackets: "City/Municipality" is either. */
const saidBy = (name: string): readonly string[] => {
  const bare = name.replace(/\(.*$/, '');
  const [, inside = ''] = /\(([\p{L} ]{4,})\)/u.exec(name) ?? [];
  return [bare, ...bare.split(/\/| or /), inside];
};

const named = new WeakMap<Sheet, ReadonlyMap<string, readonly Field[]>>();

const byHeader = (sheet: Sheet, model: CompiledModel): ReadonlyMap<string, readonly Field[]> => {
  const found = new Map<string, Field[]>();
  for (const field of sheet.fields)
    for (const said of saidBy(field.column.name))
      for (const key of [lemmasOf(model)(said), `verb: ${deedsOf(model)(said)}`])
        if (said !== '') found.set(key, [...new Set([...(found.get(key) ?? []), field])]);
  return found;
};

/** The columns with these words for a header, whatever their endings. */
export const columnsNamed = (sheet: Sheet, said: string, model: CompiledModel): readonly Field[] => {
  const names = named.get(sheet) ?? byHeader(sheet, model);
  named.set(sheet, names);
  const own = names.get(lemmasOf(model)(said)) ?? [];
  const isDeed = said.includes(' ') && own.length === 0;
  return isDeed ? (names.get(`verb: ${deedsOf(model)(said)}`) ?? []) : own;
};
