import type { Mention } from '../parse/draft.js';
import type { Chart, Parser } from './chart.js';
import { implied } from './implied.js';
import { ofThings } from './of-things.js';
import { property } from './owned.js';
import { either, map, maybe, ref, seq } from './parser.js';
import { op, verb, word } from './terminals.js';
import { namedThings } from './things.js';
import type { Wanted } from './tree.js';

const placeWords = ['location', 'place', 'address', 'city', 'state', 'region', 'country'];
const timeWords = ['date', 'time', 'year', 'start date'];

/** "where is the club", "when did it open": a property that is not named. */
export const whereOrWhen: Parser<readonly Wanted[]> = (chart, at) =>
  map(seq(word('where', 'when'), either(ref('things'), namedThings), maybe(verb)), ([asked, of]) => {
    const one = described(chart, asked, asked === 'where' ? placeWords : timeWords);
    return one && [property(one, { of })];
  })(chart, at);

/** "how big is Texas", "the size of Texas": what an adjective asks for. */
export const howBig: Parser<readonly Wanted[]> = (chart, at) => [
  ...map(seq(op('how'), either(ref('things'), namedThings)), ([{ of, text }, things]) => {
    const one = implied(chart, text, of);
    return one && [property(one, { of: things })];
  })(chart, at),
  ...map(seq(word('size'), ofThings), ([text, things]) => {
    const one = implied(chart, text, ['size', 'population', 'area', 'length']);
    return one && [property(one, { of: things })];
  })(chart, at),
];

const described = (chart: Chart, text: string, nouns: readonly string[]): Mention | undefined => {
  const columns = nouns.flatMap((name, position) =>
    (chart.model.lexicon.columns.get(name) ?? [])
      .filter(({ score }) => score >= 0.55)
      .map(({ column, score }) => ({ column, score: score - 0.1 * position })),
  );
  return columns.length > 0 ? { text, tables: [], columns, plural: false, implied: true } : undefined;
};
