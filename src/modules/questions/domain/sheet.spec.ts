import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regatta } from '../testing/sheet-model.js';
import { interpret } from './engine.js';

const answered = (question: string, choices: readonly string[] = []) => {
  const reading = interpret(question, regatta, { choices });
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading;
};

const sqlOf = (question: string): string => answered(question).sql.text.replace(/\s+/g, ' ');

const boat = `"Boat", regexp_replace("Boat", '\\s*[(\\[][^"”]*$', '', 'g') AS "Boat_name"`;
const nation = `"Nation", regexp_replace("Nation", '\\s*[(\\[][^"”]*$', '', 'g') AS "Nation_name"`;

const speed = `TRY_CAST(regexp_extract(replace("Top speed", ',', ''), '^[^[:alnum:]]*([0-9]+(?:[.][0-9]+)?)', 1) AS DOUBLE)`;

describe('a single table as people keep it', () => {
  it.each([
    [
      'which boat is listed first?',
      `SELECT ${boat} FROM table_17 QUALIFY rank() OVER (ORDER BY rowid NULLS LAST) <= 1 ORDER BY rowid NULLS LAST`,
    ],
    [
      'what boat is listed after bora?',
      `SELECT ${boat} FROM table_17 WHERE rowid IN (SELECT max(rowid) + 1 AS "row" FROM table_17 WHERE "Boat" = 'Bora')`,
    ],
    [
      'who was the skipper before ida moe?',
      `SELECT "Skipper" FROM table_17 WHERE rowid IN (SELECT min(rowid) - 1 AS "row" FROM table_17 WHERE "Skipper" = 'Ida Moe')`,
    ],
    [
      'how many boats are from norway?',
      `SELECT count(*) AS number_of_rows FROM table_17 WHERE "Nation" = 'Norway (NOR)'`,
    ],
    ['how many races were won?', `SELECT count(*) AS number_of_rows FROM table_17 WHERE "Result" = 'Won'`],
    ['how many points did cirrus get?', `SELECT "Points" FROM table_17 WHERE "Boat" = 'Cirrus'`],
    [
      'which boat has the highest top speed?',
      `SELECT ${boat}, "Top speed", ${speed} AS top_speed FROM table_17 WHERE top_speed IS NOT NULL QUALIFY rank() OVER (ORDER BY top_speed DESC NULLS LAST) <= 1 ORDER BY top_speed DESC NULLS LAST`,
    ],
    [
      'which boat had more points, alba or dune?',
      `SELECT ${boat}, "Points" AS points_figure FROM table_17 WHERE "Boat" IN ('Alba', 'Dune') AND "Points" IS NOT NULL QUALIFY rank() OVER (ORDER BY "Points" DESC NULLS LAST) <= 1 ORDER BY "Points" DESC NULLS LAST`,
    ],
    [
      'how many more points did alba have than dune?',
      `SELECT sum("Points") FILTER (WHERE "Boat" = 'Alba') - sum("Points") FILTER (WHERE "Boat" = 'Dune') AS difference FROM table_17 WHERE "Boat" IN ('Alba', 'Dune')`,
    ],
    [
      'which other boat has the same number of sails as gale?',
      `SELECT DISTINCT ${boat} FROM table_17 WHERE "Sails" = (SELECT "Sails" AS that FROM table_17 WHERE "Boat" = 'Gale') AND "Boat" <> 'Gale'`,
    ],
    [
      'which nation is listed the most?',
      `SELECT ${nation}, count(*) AS number_of_rows FROM table_17 GROUP BY "Nation" QUALIFY rank() OVER (ORDER BY number_of_rows DESC NULLS LAST) <= 1 ORDER BY number_of_rows DESC NULLS LAST`,
    ],
    ["what is cirrus's skipper?", `SELECT "Skipper" FROM table_17 WHERE "Boat" = 'Cirrus'`],
    ['cirrus had how many points?', `SELECT "Points" FROM table_17 WHERE "Boat" = 'Cirrus'`],
    [
      'what is the difference in points between alba and dune?',
      `SELECT abs(sum("Points") FILTER (WHERE "Boat" = 'Alba') - sum("Points") FILTER (WHERE "Boat" = 'Dune')) AS difference FROM table_17 WHERE "Boat" IN ('Alba', 'Dune')`,
    ],
    [
      'how many boats have a top speed over 25 knots?',
      `SELECT count(*) AS number_of_rows FROM table_17 WHERE ${speed} > 25`,
    ],
    ['who skippered cirrus?', `SELECT "Skipper" FROM table_17 WHERE "Boat" = 'Cirrus'`],
    [
      'who followed ann berg?',
      `SELECT "Skipper" FROM table_17 WHERE rowid IN (SELECT max(rowid) + 1 AS "row" FROM table_17 WHERE "Skipper" = 'Ann Berg')`,
    ],
  ])('"%s"', (question, sql) => {
    expect(sqlOf(question)).toBe(sql);
  });

  it('shows what a part of a cell was taken for', () => {
    expect(answered('how many boats are from norway?').reading.assumptions).toContainEqual(
      expect.objectContaining({ phrase: 'norway', meaning: 'nation Norway (NOR)' }),
    );
  });

  it.each([
    'which boat capsized the most often?',
    'how many boats sank?',
    'what was the weather on the first day?',
    'how many sailors are older than 30?',
    'how many yawls are from norway?',
  ])('does not answer what the table does not say: "%s"', (question) => {
    expect(interpret(question, regatta).status).not.toBe('answered');
  });

  it('reads any words without failing', () => {
    const words = fc.constantFrom(
      ...['which', 'boat', 'how many', 'most', 'after', 'bora', 'or', 'norway', 'not', 'than', 'first', '3'],
      ...['points', 'between', 'and', 'same', 'as', 'of', 'the', 'when', 'more', 'top', 'won', 'july 3', '"'],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (some) => {
        const started = performance.now();
        expect(['answered', 'ambiguous', 'declined']).toContain(interpret(some.join(' '), regatta).status);
        expect(performance.now() - started).toBeLessThan(1000);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
