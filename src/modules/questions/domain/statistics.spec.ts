import { describe, expect, it } from 'vitest';
import { countyStatistics } from '../testing/county-statistics-model.js';
import { interpret } from './engine.js';

const answerTo = (question: string, choices: readonly string[] = []) => {
  const reading = interpret(question, countyStatistics, { choices });
  if (reading.status !== 'answered') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return { ...reading, sql: reading.sql.text.replace(/\s+/g, ' ') };
};

const reasonOf = (question: string): string => {
  const reading = interpret(question, countyStatistics);
  if (reading.status !== 'declined') throw new Error(`${question}: ${JSON.stringify(reading)}`);
  return reading.reason;
};

describe('a figure that several tables have', () => {
  it('is of the newest edition, and says so with the others', () => {
    const { reading, sql } = answerTo('counties in Ohio with a median age over 40');
    expect(sql).toContain('FROM survey_2023');
    expect(reading.text).toBe('Counties in Ohio with median age over 40 in 2023');
    expect(reading.assumptions).toContainEqual({
      phrase: 'median age',
      meaning: 'median age of survey 2023, 2023',
      alternatives: ['median age of survey 2019, 2019'],
    });
  });

  it('is of the year that is said, where there is one', () => {
    expect(answerTo('median age by county in 2019').sql).toContain('FROM survey_2019');
    expect(reasonOf('median age by county in 2012')).toContain('2019 and 2023 only');
  });

  it('is of the kind of place that is asked about', () => {
    expect(answerTo('states with the highest poverty rate').sql).toContain("WHERE level = 'state'");
    expect(answerTo('poverty rate in Ohio').sql).toContain("level = 'state' AND state = 'Ohio'");
    expect(answerTo('poverty rate of Orange County').sql).toContain("level = 'county'");
  });
});

describe('a figure of larger places', () => {
  it('is the sum of their parts where it can be added up', () => {
    expect(answerTo('jobs in Ohio').sql).toBe(
      "SELECT sum(employed_2020) AS total_employed_2020 FROM county_labor WHERE state = 'Ohio'",
    );
    expect(answerTo('population of the United States').sql).toBe(
      'SELECT sum(population) AS total_population FROM state_population WHERE "year" = 2023',
    );
  });

  it('is a rate of two numbers that can be added up', () => {
    expect(answerTo('unemployment rate in Ohio').sql).toContain(
      '(100 * sum(unemployed_2020)) / nullif(sum(labor_force_2020), 0)',
    );
    expect(answerTo('what percentage of the population of Ohio is white').sql).toContain(
      "sum(population) FILTER (WHERE race = 'White')",
    );
  });

  it('is declined where it does not follow from those of their parts', () => {
    expect(reasonOf('median age in Texas')).toContain('known by county only');
  });
});

describe('people', () => {
  it.each([
    ['African American population in Georgia', "race = 'Black or African American' AND state = 'Georgia'"],
    ['how many people are in poverty in Ohio', 'SELECT people_in_poverty FROM poverty_estimates'],
    ['percentage of black people by county', 'SELECT county, state, black FROM survey_2023'],
    ['racial breakdown of Ohio', 'SELECT race, sum(population)'],
  ])('are a number or a part of all, as it is said: "%s"', (question, sql) => {
    expect(answerTo(question).sql).toContain(sql);
  });

  it('are declined as a number where only the part is known', () => {
    expect(reasonOf('how many people in Ohio have a college degree')).toContain(
      'only the part of all is known',
    );
  });
});

describe('years', () => {
  it.each([
    ['population of Texas since 2021', '"year" >= 2021'],
    ['population of Texas in 2020 and 2022', '"year" IN (2020, 2022)'],
    ['how has the population of Ohio changed over time', 'SELECT "year", population'],
  ])('may be several: "%s"', (question, sql) => {
    expect(answerTo(question).sql).toContain(sql);
  });

  it('are compared where a change is asked for', () => {
    const { sql, reading } = answerTo('states with the highest decrease in poverty');
    expect(sql).toContain('poverty_rate_2019 - poverty_rate_2018 AS change');
    expect(sql).toContain('ORDER BY change NULLS LAST');
    expect(reading.text).toContain('from 2018 to 2019');
  });
});

describe('a change in percent', () => {
  it.each([
    'how much did the population of Texas grow in percent since 2021',
    'by what percentage did the population of Texas increase since 2021',
    'population growth rate of Texas since 2021',
  ])('is a part of what there was at first: "%s"', (question) => {
    const { sql, reading } = answerTo(question);
    expect(sql).toContain('(100 * (population_2023 - population_2021)) / nullif(population_2021, 0)');
    expect(reading.text).toContain('in percent, of Texas from 2021 to 2023');
  });

  it('is of those places alone that it is said of', () => {
    expect(answerTo('states where the population fell').sql).toMatch(/HAVING .* change < 0 /);
    expect(answerTo('population growth by state').sql).not.toContain('change > 0');
  });

  it('puts places in order', () => {
    expect(answerTo('fastest growing state').sql).toContain('ORDER BY change_percent DESC');
    expect(answerTo('fastest shrinking state').sql).toContain('ORDER BY change_percent NULLS LAST');
  });
});

describe('regions and divisions', () => {
  it.each([
    ['population of the Midwest', "WHERE state = 'Ohio'"],
    ['population of southern states', "WHERE state = 'Texas'"],
    ['counties in the South with a median age over 40', "WHERE state = 'Texas'"],
    ['median age by county except the West South Central division', "WHERE state <> 'Texas'"],
  ])('are the states in them: "%s"', (question, sql) => {
    expect(answerTo(question).sql).toContain(sql);
  });

  it('have what adds up, and nothing else', () => {
    expect(reasonOf('poverty rate in the South')).toContain('do not follow');
    expect(reasonOf('population of the south of Ohio')).toContain('both');
  });
});

describe('a bound', () => {
  it.each([
    ['states where more than 15% of people are in poverty', 'poverty_rate > 15'],
    ['states with at least 20 percent black population', '>= 20'],
    ['counties in Ohio with more than 1 million people', 'pop > 1000000'],
    ['counties with more than 100000 people in poverty', 'people_in_poverty > 100000'],
  ])('is on the part where it is in percent, and on the number elsewhere: "%s"', (question, test) => {
    expect(answerTo(question).sql).toContain(test);
  });

  it('tells how many places there are beyond it', () => {
    expect(answerTo('how many counties in Ohio have a poverty rate over 20%').sql).toMatch(
      /^SELECT count\(\*\) AS number_of_counties FROM poverty_estimates/,
    );
  });
});

describe('a place in the order', () => {
  it.each([
    ['second largest county in Ohio by population', '= 2'],
    ['third highest poverty rate', '= 3'],
  ])('is told alone: "%s"', (question, place) => {
    expect(answerTo(question).sql).toMatch(new RegExp(`QUALIFY .* ${place} ORDER BY`));
  });
});

describe('places', () => {
  it.each([
    ['poverty rate of states that are not Texas', "state <> 'Texas'"],
    ['states with the lowest poverty rate except Ohio and Texas', "state <> 'Ohio' AND state <> 'Texas'"],
    ['median age by county excluding Ohio', "state <> 'Ohio'"],
    ['median age by county other than Lake County', "(county <> 'Lake County' OR state <> 'Ohio')"],
  ])('may be left out: "%s"', (question, sql) => {
    const { reading, sql: text } = answerTo(question);
    expect(text).toContain(sql);
    expect(reading.text).toMatch(/other than|outside/);
  });
});

describe('the first of each', () => {
  it('is told in a line for each', () => {
    expect(answerTo('county with the highest poverty rate in each state').sql).toContain(
      'PARTITION BY state ORDER BY poverty_rate DESC',
    );
  });
});

describe('two figures', () => {
  it('are set against each other from one table', () => {
    const { sql, chart } = answerTo('relationship between income and education across counties');
    expect(sql).toContain('SELECT county, state, median_household_income, bachelors FROM survey_2023');
    expect(chart).toBe('scatter');
  });
});

describe('a name that several places carry', () => {
  it('is by far the largest of them, and that is said', () => {
    const { sql, reading } = answerTo('median household income in Harris County');
    expect(sql).toContain("state = 'Texas'");
    expect(reading.assumptions[0]).toMatchObject({ alternatives: ['Harris County, Georgia'] });
  });

  it('is asked back where none stands out, and the choice is taken', () => {
    const question = 'median household income in Franklin County';
    const asked = interpret(question, countyStatistics);
    expect(asked).toMatchObject({
      status: 'ambiguous',
      choices: [{ id: 'state=Ohio' }, { id: 'state=Georgia' }],
    });
    const { sql, reading } = answerTo(question, ['state=Georgia']);
    expect(sql).toContain("state = 'Georgia'");
    expect(JSON.stringify(reading.assumptions)).not.toContain('largest');
  });
});

it('says which slip of spelling it put right', () => {
  expect(answerTo('povrty rate in Ohio').reading.assumptions).toContainEqual({
    phrase: 'povrty',
    meaning: 'poverty',
    alternatives: [],
  });
});

it('puts slips in the words of asking right as well', () => {
  const { reading } = answerTo('whta is teh poverty rate in Ohio');
  expect(reading.assumptions.slice(0, 2).map(({ meaning }) => meaning)).toEqual(['what', 'the']);
});

describe('what is not all understood', () => {
  it.each([
    'top jobs in Ohio',
    'number of dentists in Ohio',
    'counties in Ohio with a median age between old and young',
    'what percentage of counties have a poverty rate over 20%',
    'total population of counties in Ohio with over 1 million people',
    'average of the median age in Ohio counties',
    'largest increase in poverty by state between 2010 and 2019',
    'population of Ohio without Athens County',
    'states with the highest increase in the percentage of women',
    'median household income of counties over 1 million people',
    'how many people live in counties with a poverty rate over 20%',
    'top 10 percent of counties by income',
    'when was poverty highest in Ohio',
    'what number is Texas in population',
    'poverty rate of Ohio and its counties',
  ])('is not answered: "%s"', (question) => {
    expect(interpret(question, countyStatistics).status).not.toBe('answered');
  });
});

it('tells of a place what people want to know first', () => {
  const { sql, reading } = answerTo('tell me about Ohio');
  expect(reading.text).toContain('population in 2023');
  expect(sql).toContain('(SELECT poverty_rate FROM poverty_estimates');
});
