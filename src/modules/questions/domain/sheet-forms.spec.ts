import { describe, expect, it } from 'vitest';
import { lighthouses, regatta } from '../testing/sheet-model.js';
import { interpret, type Model } from './engine.js';

const answered = (question: string, model: Model) => {
  const reading = interpret(question, model);
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading;
};

const textOf = (question: string, model: Model): string => answered(question, model).reading.text;

const sqlOf = (question: string, model: Model): string =>
  answered(question, model).sql.text.replace(/\s+/g, ' ');

describe('a regatta', () => {
  it.each([
    ['what was the most points scored by a boat?', 'Highest points: points'],
    ['which nation has the least number of boats?', 'Lowest number of rows: nation'],
    ['how many nations are represented?', 'Number of different nation'],
    ['who finished first?', 'Skipper where pos 1'],
    ['who was ranked first?', 'Skipper where pos 1'],
    ['which boat placed 4th?', 'Boat where pos 4'],
    ['is alba faster than bora?', 'Whether top speed of boat Alba is more than that of boat Bora'],
    ['does alba have more points than bora?', 'Whether points of boat Alba is more than that of boat Bora'],
    ['did alba or bora have more points?', 'Highest points: boat where boat Alba or boat Bora'],
    [
      'what is the difference between the highest and lowest number of points?',
      'Difference between the highest and the lowest points',
    ],
    ['how fast was alba?', 'Top speed where boat Alba'],
    ['did alba win?', 'Whether result Won where boat Alba'],
    ['was alba from norway?', 'Whether nation Norway (NOR) where boat Alba'],
    ['is alba from norway or spain?', 'nation where boat Alba: which of the two'],
    ['how many boats finished before dune?', 'Number of rows where the row is above the one where boat Dune'],
    [
      'how many boats are listed after dune?',
      'Number of rows where the row is below the one where boat Dune',
    ],
    ['what are the top 3 boats?', 'First 3 rows: boat'],
    ['which boat had 3 sails and is from italy?', 'Boat where sails 3 and nation Italy (ITA)'],
    [
      'of the boats from norway, which had the most points?',
      'Highest points: boat where nation Norway (NOR)',
    ],
    [
      'among the boats from norway, which one has the most sails?',
      'Highest sails: boat where nation Norway (NOR)',
    ],
    [
      'how many boats scored between 10 and 20 points?',
      'Number of rows where points at least 10 and points at most 20',
    ],
    ['where did alba finish?', 'Pos where boat Alba'],
    ['which boat did better, alba or bora?', 'Lowest pos: boat where boat Alba or boat Bora'],
    [
      'who finished higher, ann berg or ida moe?',
      'Lowest pos: skipper where skipper Ann Berg or skipper Ida Moe',
    ],
    ['how many total boats were from norway?', 'Number of rows where nation Norway (NOR)'],
    ['how many boats placed 4th or better?', 'Number of rows where pos at most 4'],
    ['how many consecutive wins are there?', 'Most rows below each other where result Won'],
    [
      'were there more boats from norway or spain?',
      'Highest number of rows: nation where nation Norway (NOR) or nation Spain (ESP)',
    ],
    ['what are the only two boats from norway?', 'Boat where nation Norway (NOR)'],
    ['how many points separate alba and bora?', 'Difference in points between boat Alba and boat Bora'],
    ['how many points ahead of bora is alba?', 'Difference in points between boat Alba and boat Bora'],
    ['by how many points did alba beat bora?', 'Difference in points between boat Alba and boat Bora'],
    [
      'how many more sails did alba have compared to bora?',
      'Difference in sails between boat Alba and boat Bora',
    ],
    [
      'what is the point difference between alba and bora?',
      'Difference in points between boat Alba and boat Bora',
    ],
    ['which boat is listed between bora and dune?', 'boat between the rows where boat Bora and boat Dune'],
    ['what boat tops the list?', 'First row: boat'],
    ['what is the nation of the fastest boat?', 'Highest top speed: nation'],
    [
      'are there at least 5 boats from norway?',
      'Whether there are at least 5 rows where nation Norway (NOR)',
    ],
    ['did any boat from norway win?', 'Whether there are rows where nation Norway (NOR) and result Won'],
    ['does alba have the most points?', 'Whether boat Alba has the most points'],
    ['is alba the fastest boat?', 'Whether boat Alba has the fastest top speed'],
    ['is alba above bora?', 'Whether row of boat Alba is less than that of boat Bora'],
    ['does alba have at least 10 points?', 'Whether points >= 10 where boat Alba'],
    ['did alba score more than 10 points?', 'Whether points > 10 where boat Alba'],
  ])('"%s" is read as "%s"', (question, text) => {
    expect(textOf(question, regatta)).toBe(text);
  });
});

describe('a list of lights and their keepers', () => {
  it.each([
    ['which light was built first?', 'Lowest built: light'],
    [
      'which was built first, bell rock or crow head?',
      'Lowest built: light where light Bell Rock or light Crow Head',
    ],
    [
      'was bell rock built before crow head?',
      'Whether built of light Bell Rock is less than that of light Crow Head',
    ],
    [
      'was bell rock built before or after crow head?',
      'Whether built of light Bell Rock is less than that of light Crow Head',
    ],
    [
      'how many lights were built between 1870 and 1900?',
      'Number of rows where built at least 1870 and built at most 1900',
    ],
    [
      'how many lights were built in the 1880s?',
      'Number of rows where built at least 1880 and built at most 1889',
    ],
    ['which light was built most recently?', 'Highest built: light'],
    [
      'how many years after bell rock was crow head built?',
      'Years between light Bell Rock and light Crow Head, by built',
    ],
    ['how long was amy reid in office?', 'Time from took office to left office where keeper Amy Reid'],
    ['how many years did amy reid serve?', 'Time from took office to left office where keeper Amy Reid'],
    ['who served the longest?', 'Highest time from took office to left office: keeper'],
    ['which keeper served the longest term?', 'Highest time from took office to left office: keeper'],
    ['who had the shortest term?', 'Lowest time from took office to left office: keeper'],
    ['when did amy reid leave office?', 'Left office where keeper Amy Reid'],
    ['who took office in 1960?', 'Keeper where took office 1960'],
    ['who was the first keeper?', 'First row: keeper'],
    ['how tall is bell rock?', 'Height where light Bell Rock'],
    [
      'is bell rock taller than crow head?',
      'Whether height of light Bell Rock is more than that of light Crow Head',
    ],
    [
      'which is taller, bell rock or crow head?',
      'Highest height: light where light Bell Rock or light Crow Head',
    ],
    [
      'how much taller is bell rock than crow head?',
      'Difference in height between light Bell Rock and light Crow Head',
    ],
    ['how many lights are over 30 meters tall?', 'Number of rows where height more than 30'],
    ['how many people visited bell rock?', 'Number of visitors where light Bell Rock'],
    ['does bell rock have more lamps or bells?', 'Whether Lamps or Bells is more'],
    ['how many more lamps than bells does bell rock have?', 'Difference between lamps and bells'],
    ['which light has the longest way up?', 'Highest way up: light and way up'],
    ['which light has the shortest way up?', 'Lowest way up: light and way up'],
    [
      'which way up is longer, bell rock or crow head?',
      'Highest way up: light where light Bell Rock or light Crow Head',
    ],
    ['which lights have a way up over 2 minutes?', 'Light where way up more than 120'],
    ['is there a light on ronsay with 4 lamps?', 'Whether there are rows where lamps 4 and island Ronsay'],
    ['are there any lights on ulva?', 'Whether there are rows where island Ulva'],
    [
      'are there more lights on ronsay or ulva?',
      'Highest number of rows: island where island Ronsay or island Ulva',
    ],
    ['where is bell rock located?', 'Island where light Bell Rock'],
    [
      'what is the difference in height between the tallest and shortest lights?',
      'Difference between the highest and the lowest height',
    ],
    ['how many attendants served on ronsay?', 'Number of rows where island Ronsay'],
  ])('"%s" is read as "%s"', (question, text) => {
    expect(textOf(question, lighthouses)).toBe(text);
  });
});

describe('the SQL of what is asked of a sheet', () => {
  it.each([
    [
      'does alba have more points than bora?',
      regatta,
      `SELECT CASE WHEN max("Points") FILTER (WHERE "Boat" = 'Alba') > max("Points") FILTER (WHERE "Boat" = 'Bora') THEN 'yes' WHEN NOT (max("Points") FILTER (WHERE "Boat" = 'Alba') > max("Points") FILTER (WHERE "Boat" = 'Bora')) THEN 'no' END AS answer, max("Points") FILTER (WHERE "Boat" = 'Alba') AS "first", max("Points") FILTER (WHERE "Boat" = 'Bora') AS second FROM table_17 WHERE "Boat" IN ('Alba', 'Bora')`,
    ],
    [
      'how many consecutive wins are there?',
      regatta,
      `SELECT DISTINCT (SELECT coalesce(max(length), 0) FROM (SELECT count(*) AS length FROM (SELECT place - row_number() OVER (ORDER BY place) AS run FROM (SELECT rowid AS place FROM table_17 WHERE "Result" = 'Won') places) runs GROUP BY run) lengths) AS longest_run FROM table_17`,
    ],
    [
      'how long was amy reid in office?',
      lighthouses,
      `SELECT concat(CAST(TRY_CAST(regexp_extract(replace(regexp_extract("Left office", '([12][0-9]{3})', 1), ',', ''), '^[^[:alnum:]]*([0-9]+(?:[.][0-9]+)?)', 1) AS DOUBLE) - "Took office" AS BIGINT), ' years') AS years FROM table_18 WHERE "Keeper" = 'Amy Reid'`,
    ],
    [
      'which lights have a way up over 2 minutes?',
      lighthouses,
      `SELECT DISTINCT "Light" FROM table_18 WHERE (TRY_CAST(split_part("Way up", ':', -1) AS DOUBLE) + 60 * coalesce(TRY_CAST(split_part("Way up", ':', -2) AS DOUBLE), 0) + 3600 * coalesce(TRY_CAST(split_part("Way up", ':', -3) AS DOUBLE), 0)) > 120`,
    ],
  ])('"%s"', (question, model, sql) => {
    expect(sqlOf(question, model)).toBe(sql);
  });

  it('shows beside a cell with a remark the name alone', () => {
    expect(sqlOf('what nation is alba from?', regatta)).toContain('AS "Nation_name"');
    expect(sqlOf('who skippered alba?', regatta)).not.toContain('_name');
  });

  it.each([
    'how many yawls are from norway?',
    'how many boats sailed ahead of the storm?',
    'was alba painted green?',
    'how many german boats finished before dune?',
    'what boat did alba beat in points?',
  ])('does not answer what the table does not say: "%s"', (question) => {
    expect(interpret(question, regatta).status).not.toBe('answered');
  });

  it.each([
    'how many captains drowned on ronsay?',
    'which light is older than the pier?',
    'did amy reid like the sea?',
  ])('does not answer what the list does not say: "%s"', (question) => {
    expect(interpret(question, lighthouses).status).not.toBe('answered');
  });
});
