import type { QuestionSet } from '../question-set.js';

export const distribution: QuestionSet = {
  category: 'distribution',
  answered: {
    'select age, sex, population from us_population_by_age_sex where year = 1900': [
      'population by age group in 1900, men versus women',
      'population by age and sex in 1900',
    ],
    'select age, sum(population) from us_population_by_age_sex where year = 2000 group by 1 order by 1': [
      'population by age group in 2000',
      'population by age in 2000',
      'age distribution of the population in 2000',
    ],
    "select 100 * sum(households) filter (income_bracket in ('under $10,000', '$10,000 to $14,999', '$15,000 to $24,999')) / sum(households) from state_income_brackets where state = 'Mississippi'":
      [
        'share of households earning under $25,000 in Mississippi',
        'percentage of households earning less than $25,000 in Mississippi',
      ],
    "select income_bracket, households from state_income_brackets where state = 'Ohio'": [
      'households by income bracket in Ohio',
      'number of households by income bracket in Ohio',
    ],
    "select 100.0 * max(population) filter (state = 'California') / sum(population) from state_population where year = 2020":
      [
        'what percent of the US lives in California',
        "California's share of the US population",
        'what percentage of the population lives in California',
        'what share of people live in California',
      ],
    "select 100.0 * sum(population) filter (region = 'Midwest') / sum(population) from state_population join states using (fips) where year = 2020":
      ['share of the Midwest in the US population'],
    'select region, 100.0 * sum(population) / sum(sum(population)) over () from state_population join states using (fips) where year = 2020 group by 1':
      ['share of population by region', 'percentage of population by region'],
    "select 100.0 * sum(population) filter (sex = 'female') / sum(population) from us_population_by_age_sex where year = 1900":
      ['what percentage of the population was female in 1900', 'share of women in 1900'],
    'select region, sum(population) from state_population join states using (fips) where year = 2020 group by 1':
      ['population by region', 'population of each region', 'population per region'],
    'select region, count(*) from states group by 1': [
      'number of states by region',
      'how many states are in each region',
      'states per region',
    ],
    'select division, avg(population) from state_population join states using (fips) where year = 2020 group by 1':
      ['average population of states by division', 'average state population by division'],
    'select state, sum(population) from cities group by 1': ['population of cities by state'],
    'select state, count(*) from cities group by 1': [
      'number of cities by state',
      'how many cities does each state have',
    ],
  },
};
