import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningAlmanac, runAlmanac } from './running-almanac.ts';

/** The main job, on the built-in data, over HTTP, as a guest. */
describe('asking the built-in data', () => {
  let almanac: RunningAlmanac;

  beforeAll(async () => {
    almanac = await runAlmanac();
  }, 60_000);
  afterAll(() => almanac.stop());

  const ask = async (question: string) => {
    const { status, body } = await almanac.request('POST /questions', { question });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const answered = async (question: string) => {
    const answer = await ask(question);
    expect(answer, `${question}: ${answer.reason}`).toMatchObject({ status: 'answered' });
    return answer;
  };
  /** What a person would have to write: the figures to compare with. */
  const sql = async (text: string) => {
    const { body } = await almanac.request('POST /query/execute', { sql: text });
    return body.result.rows as unknown[][];
  };
  const figuresOf = (answer: { result: { rows: unknown[][] } }) =>
    answer.result.rows.map((row) => row.at(-1));
  const namesOf = (answer: { result: { rows: unknown[][] } }) =>
    answer.result.rows.map((row) => row.find((cell) => typeof cell === 'string' && !/^\d+$/.test(cell)));

  describe('one figure', () => {
    it.each([
      ['What is the population of Texas?', 29_145_505],
      ['How many people lived in the South in 1990?', 85_445_930],
      ['How many counties are in Texas?', 254],
      ['popluation of califronia', 39_538_223],
      ['What is the capital of Ohio?', 'Columbus'],
    ])('%s %s', async (question, figure) => {
      const { result } = await answered(question);

      expect(result.rowCount).toBe(1);
      expect(result.rows[0]).toContain(figure);
    });

    it('says which year it took when none was asked for', async () => {
      const { reading } = await answered('What is the population of Texas?');

      expect(JSON.stringify(reading.assumptions)).toMatch(/2020.*latest|latest.*2020/);
    });

    it('says what a misspelt word was taken for', async () => {
      const { reading } = await answered('popluation of califronia');

      expect(JSON.stringify(reading)).toMatch(/population/i);
      expect(JSON.stringify(reading)).toContain('California');
    });

    it('computes a density from people and land', async () => {
      const answer = await answered('population density of New Jersey');
      const [[density]] = (await sql(
        `select population / land_area_sq_mi from state_population join states using (fips)
          where state_population.state = 'New Jersey' and year = 2020`,
      )) as [[number]];

      expect(figuresOf(answer)[0]).toBeCloseTo(density, 1);
    });

    it('adds up shares that may be added', async () => {
      const answer = await answered('share of households earning under $25,000 in Mississippi');
      const [[share]] = (await sql(
        `select sum(share) from state_income_brackets where state = 'Mississippi' and income_bracket in
           (select income_bracket from state_income_brackets where income_bracket not like '%25%' or income_bracket like '%to 24%')
           and regexp_extract(replace(income_bracket, ',', ''), '[0-9]+')::int < 25000`,
      )) as [[number]];

      expect(Number(figuresOf(answer).at(-1))).toBeGreaterThan(0);
      expect([share, share * 100].some((one) => Math.abs(one - Number(figuresOf(answer).at(-1))) < 0.2)).toBe(
        true,
      );
    });
  });

  describe('several rows', () => {
    it('ranks: Which 5 states have the highest median household income?', async () => {
      const answer = await answered('Which 5 states have the highest median household income?');
      const gold = await sql(
        'select state, median_household_income from state_income order by median_household_income desc limit 5',
      );

      expect(namesOf(answer)).toEqual(gold.map(([state]) => state));
      expect(figuresOf(answer)).toEqual(gold.map(([, income]) => income));
      expect(answer.chart).toMatchObject({
        type: 'bar',
        spec: { $schema: expect.stringContaining('vega-lite/v6') },
      });
      expect(answer.provenance).toMatchObject({
        engine: 'grammar',
        dataVersion: expect.stringMatching(/^[0-9a-f]{16}$/),
        source: expect.stringContaining('Census Bureau'),
      });
    });

    it('filters: states with more than 10 million people', async () => {
      const answer = await answered('states with more than 10 million people');
      const gold = await sql(
        'select state from state_population where year = 2020 and population > 10000000',
      );

      expect(namesOf(answer).toSorted()).toEqual(gold.flat().toSorted());
    });

    it('draws a line over time: population of Florida and New York since 1990', async () => {
      const answer = await answered('population of Florida and New York since 1990');
      const gold = await sql(
        `select population from state_population where state in ('Florida', 'New York') and year >= 1990`,
      );

      expect(figuresOf(answer).toSorted()).toEqual(gold.flat().toSorted());
      expect(answer.chart.type).toBe('line');
    });

    it('draws a map of counties: unemployment rate by county in California', async () => {
      const answer = await answered('unemployment rate by county in California');

      expect(answer.result.rowCount).toBe(58);
      expect(answer.chart.type).toBe('map');
    });

    it('averages: average unemployment rate by state in the Midwest', async () => {
      const answer = await answered('average unemployment rate by state in the Midwest');
      const gold = await sql(
        `select states.state, avg(unemployment_rate) from county_unemployment
           join counties using (fips) join states on states.fips = counties.state_fips
          where region = 'Midwest' group by 1`,
      );
      const found = new Map(
        answer.result.rows.map((row: unknown[]) => [
          row.find((cell) => typeof cell === 'string' && !/^\d/.test(cell)),
          row.at(-1),
        ]),
      );

      expect(found.size).toBe(12);
      for (const [state, rate] of gold) expect(found.get(state), String(state)).toBeCloseTo(Number(rate), 2);
    });

    it('sorts: largest cities in Ohio', async () => {
      const answer = await answered('largest cities in Ohio');
      const gold = await sql(`select city from cities where state = 'Ohio' order by population desc limit 3`);

      expect(namesOf(answer).slice(0, 3)).toEqual(gold.flat());
    });

    it('compares growth: which division grew fastest from 2000 to 2010', async () => {
      const answer = await answered('which division grew fastest from 2000 to 2010');

      expect(namesOf(answer)[0]).toBe('Mountain');
    });

    it('puts men beside women: population by age group in 1900, men versus women', async () => {
      const answer = await answered('population by age group in 1900, men versus women');
      const [[people]] = (await sql(
        'select sum(population) from us_population_by_age_sex where year = 1900',
      )) as [[number]];
      const figures = answer.result.rows.flatMap((row: unknown[]) =>
        row.filter((cell) => typeof cell === 'number' && cell > 100),
      );

      expect(figures.reduce((sum: number, figure: number) => sum + figure, 0)).toBe(people);
      expect(JSON.stringify(answer.result)).toMatch(/female/i);
    });
  });

  describe('a name that several places carry', () => {
    it.each(['Springfield', 'Portland', 'Columbus'])(
      'is ambiguous, and each choice is that place: %s',
      async (city) => {
        const asked = await ask(`population of ${city}`);
        expect(asked).toMatchObject({ status: 'ambiguous', phrase: city });
        expect(asked.choices.length).toBeGreaterThanOrEqual(2);
        expect(asked.choices.length).toBeLessThanOrEqual(4);

        for (const { id, text } of asked.choices) {
          const [, state] = text.split(', ');
          const { status, body } = await almanac.request(`POST /questions/${asked.id}/choice`, {
            choiceId: id,
          });
          expect(status).toBe(201);
          expect(body, `${text}: ${body.reason}`).toMatchObject({
            status: 'answered',
            clarifies: asked.id,
            chosen: [id],
          });
          const where = id.endsWith('*') ? '' : ` and state = '${state}'`;
          const gold = await sql(`select population from cities where city = '${city}'${where}`);
          expect(figuresOf(body).toSorted(), text).toEqual(gold.flat().toSorted());
        }
      },
    );
  });

  describe('what cannot be answered is declined', () => {
    it.each([
      ['a place that is not there', 'population of Atlantis', /atlantis/i],
      ['the sum of medians', 'total median income of the South', /median/i],
      ['a year that is not there', 'population of Texas in 2050', /1990.*2020/],
      ['a wish to write', 'delete all states', /./],
      ['nothing', '', /empty/i],
      ['10,000 characters', 'x'.repeat(10_000), /10,?000/],
      ['emoji', '🦄🌮', /./],
      ['SQL', 'SELECT * FROM states; DROP TABLE states', /./],
      ['HTML', '<img src=x onerror=alert(1)>', /./],
    ])('%s', async (_, question, why) => {
      const answer = await ask(question);

      expect(answer).toMatchObject({ status: 'declined', suggestions: expect.any(Array) });
      expect(answer.reason).toMatch(why);
    });

    it('names the word that it does not know', async () => {
      expect((await ask('population of Atlantis')).notUnderstood.join().toLowerCase()).toContain('atlantis');
    });

    it('suggests questions that work', async () => {
      const { suggestions } = await ask('total median income of the South');

      expect(suggestions.length).toBeGreaterThan(0);
      for (const suggestion of suggestions)
        expect(await ask(suggestion), suggestion).toMatchObject({
          status: expect.stringMatching(/answered|ambiguous/),
        });
    });
  });

  it('keeps what a guest asked, by its id', async () => {
    const { id } = await ask('What is the population of Texas?');

    expect(await almanac.request(`GET /questions/${id}`)).toMatchObject({
      status: 200,
      body: { id, status: 'answered' },
    });
    expect(await almanac.request('GET /questions')).toMatchObject({ status: 401 });
  });
});
