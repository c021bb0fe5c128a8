import { describe, expect, it } from 'vitest';
import { countyStatistics } from '../../../testing/county-statistics-model.js';
import { interpret, interpretNext, type ReadingContext } from '../../engine.js';
import type { Answerable, Interpretation } from '../../interpretation.js';

const answered = (outcome: Interpretation | undefined): Answerable => {
  if (outcome?.status !== 'answered') throw new Error(`Not answered: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** As it comes back from where it was kept. */
const kept = ({ context }: Answerable): ReadingContext => JSON.parse(JSON.stringify(context));

const next = (before: string, words: string, choices: readonly string[] = []) =>
  interpretNext(words, countyStatistics, {
    context: kept(answered(interpret(before, countyStatistics))),
    choices,
  });

const sqlOf = (outcome: Interpretation | undefined): string => answered(outcome).sql.text;

const inFull = (question: string): string => sqlOf(interpret(question, countyStatistics));

describe('words that follow a question about statistics of places', () => {
  it.each([
    ['poverty rate in Ohio', 'and in Texas?', 'poverty rate in Texas'],
    ['poverty rate in Ohio', 'by county', 'poverty rate by county in Ohio'],
    ['poverty rate in Ohio', 'why not 2018?', 'poverty rate in Ohio in 2018'],
    ['poverty rate in Ohio', 'and the median household income?', 'median household income in Ohio'],
    ['population of Texas', 'over time', 'population of Texas over time'],
    ['poverty rate by state', 'and Texas?', 'poverty rate of Texas'],
    ['poverty rate by county', 'only those over 20%', 'counties with a poverty rate over 20%'],
    ['poverty rate by county', 'top 5', 'top 5 counties by poverty rate'],
    ['poverty rate by county', 'without Ohio', 'poverty rate by county excluding Ohio'],
    [
      'population of Texas since 2021',
      'growth in percent',
      'population growth of Texas since 2021 in percent',
    ],
    ['poverty rate by county', 'lowest first', 'poverty rate by county, lowest first'],
    ['top 3 states by poverty rate', '5 instead', 'top 5 states by poverty rate'],
    ['top 3 states by poverty rate', 'by median household income', 'top 3 states by median household income'],
    ['states with the highest poverty rate', 'counties?', 'counties with the highest poverty rate'],
    [
      'counties with a poverty rate over 20%',
      'how many are there?',
      'how many counties have a poverty rate over 20%',
    ],
    [
      'what percentage of the population of Ohio is white',
      'and black?',
      'percentage of black people in Ohio',
    ],
    ['population of Ohio', 'among women', 'female population of Ohio'],
    ['racial breakdown of Ohio', 'and Texas', 'racial breakdown of Texas'],
    ['tell me about Ohio', 'and Texas', 'tell me about Texas'],
  ])('say the same as a question in full: %s … %s', (before, words, full) => {
    expect(sqlOf(next(before, words))).toBe(inFull(full));
  });

  it('put the lines in the order of another figure, which is shown', () => {
    const { sql, reading } = answered(next('poverty rate by county', 'sort by median household income'));
    expect(sql.text).toContain('ORDER BY median_household_income DESC');
    expect(reading.text).toContain('highest median household income first');
  });

  it('draw the same', () => {
    expect(next('poverty rate by county', 'as a map')).toMatchObject({ status: 'answered', chart: 'map' });
  });

  it('mean the place of a name that lies in the state that was asked about', () => {
    expect(sqlOf(next('population of Ohio', 'and Franklin County?'))).toContain("state = 'Ohio'");
  });

  it('show what was carried over, with the choice to leave it out', () => {
    const { reading } = answered(next('poverty rate in Ohio in 2018', 'and in Texas?'));
    expect(reading.assumptions.flatMap(({ carried, meaning }) => (carried ? [meaning] : []))).toEqual([
      'poverty, as asked before',
      'in 2018, as asked before',
    ]);
    const without = next('poverty rate in Ohio in 2018', 'and in Texas?', ['without time']);
    expect(sqlOf(without)).toBe(inFull('poverty rate in Texas'));
  });

  it('can be continued themselves, as often as one likes', () => {
    let reading = answered(interpret('poverty rate in Ohio', countyStatistics));
    for (const words of ['and Texas?', 'by county', 'in 2018', 'only those over 10%', 'and Georgia'])
      reading = answered(interpretNext(words, countyStatistics, { context: kept(reading) }));
    expect(reading.sql.text).toBe(inFull('counties in Georgia with a poverty rate over 10% in 2018'));
  });

  it('are asked back where they fit in several ways', () => {
    const open = next('poverty rate of Ohio and Texas', 'and Georgia?');
    expect(open).toMatchObject({ status: 'ambiguous' });
    expect(sqlOf(next('poverty rate of Ohio and Texas', 'and Georgia?', ['way with Georgia']))).toContain(
      "state IN ('Georgia', 'Ohio', 'Texas')",
    );
    expect(next('top 3 states by poverty rate', 'and the lowest?')).toMatchObject({ status: 'ambiguous' });
  });

  it.each([
    ['poverty rate in Ohio', 'and the lowest?', 'only one figure'],
    ['poverty rate in Ohio', 'only those over 20%', 'only one figure'],
    ['poverty rate in Ohio', 'and in 1990?', '2018 and 2019 only'],
    ['poverty rate in Ohio', 'and Atlantis?', 'Atlantis'],
    ['poverty rate in Ohio', 'as a map', 'map'],
    ['poverty rate in Ohio', 'the other one', 'no other one'],
    ['median household income of Ohio', 'and women?', 'not what they ask for together'],
    ['poverty rate in Ohio', 'how many is that?', 'not what they ask for together'],
    ['poverty rate in Ohio in 2018', 'and the population in Georgia?', '2019 to 2023 only'],
    ['top 3 states by poverty rate', 'which of those has the highest median household income?', 'of all'],
    ['counties with a poverty rate over 20%', 'and the median age?', 'compared'],
    ['counties with a poverty rate over 20%', 'what is the median age in those counties?', 'chosen from'],
    ['counties with a poverty rate over 20%', 'and Lake County?', 'ask in full'],
    ['percentage of black people by county', 'and under 18', 'an age or a number'],
    ['racial breakdown of Ohio', 'only women', 'which of the people'],
    ['poverty rate by state', 'who lives there', 'not what they ask for together'],
  ])('are declined where it is not clear what they mean: %s … %s', (before, words, reason) => {
    expect(next(before, words)).toMatchObject({
      status: 'declined',
      reason: expect.stringContaining(reason),
    });
  });

  it('are not those of a question that stands on its own', () => {
    expect(next('poverty rate in Ohio in 2018', 'population of Texas')).toBeUndefined();
  });

  it('have nothing to follow where nothing was asked', () => {
    for (const words of ['median age in those counties', 'how many people live there'])
      expect(interpret(words, countyStatistics)).toMatchObject({
        reason: expect.stringContaining('none before it'),
      });
  });

  it('continue nothing that the data no longer has', () => {
    const context = kept(answered(interpret('poverty rate in Ohio', countyStatistics)));
    const gone = JSON.parse(JSON.stringify(context).replaceAll('.state"', '.province"'));
    expect(interpretNext('in 2018', countyStatistics, { context: gone })).toMatchObject({
      reason: expect.stringContaining('no longer'),
    });
  });
});
