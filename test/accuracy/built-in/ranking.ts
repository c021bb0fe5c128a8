import type { QuestionSet } from '../question-set.js';

export const ranking: QuestionSet = {
  category: 'ranking',
  answered: {
    'select state, median_household_income from state_income order by 2 desc limit 5': [
      'Which 5 states have the highest median household income?',
      'top 5 states by median household income',
      'five richest states',
      'the 5 states with the highest income',
    ],
    'select state from state_population where year = 2020 order by population desc limit 1': [
      'which state has the most people',
      'most populous state',
      'state with the largest population',
      'what is the most populated state',
    ],
    'select state from state_population where year = 2020 order by population limit 1': [
      'least populous state',
      'which state has the smallest population',
      'state with the fewest people',
    ],
    'select state from state_population where year = 2020 order by population desc limit 1 offset 1': [
      'second most populous state',
      'state with the second highest population',
    ],
    "select city, population from cities where state = 'Ohio' order by 2 desc limit 10": [
      'largest cities in Ohio',
      'biggest cities in Ohio',
      'cities in Ohio with the highest population',
      'top 10 cities in Ohio by population',
    ],
    "select city from cities where state = 'Texas' order by population desc limit 3": [
      '3 largest cities in Texas',
      'top three cities in Texas by population',
    ],
    "select city from cities where state = 'Montana' order by population desc limit 1": [
      'largest city in Montana',
      'what is the biggest city in Montana',
      'which city in Montana has the most people',
    ],
    "select city from cities where state = 'Ohio' order by population desc limit 1 offset 2": [
      'third largest city in Ohio',
    ],
    "select county, unemployment_rate from county_unemployment where state = 'Ohio' qualify rank() over (order by unemployment_rate) <= 10":
      [
        'counties with the lowest unemployment rate in Ohio',
        'Ohio counties with the lowest unemployment rates',
      ],
    "select county from county_unemployment where state = 'California' order by unemployment_rate desc limit 1":
      [
        'which county in California has the highest unemployment rate',
        'county with the highest unemployment in California',
      ],
    'select state from states order by land_area_sq_mi desc limit 1': [
      'largest state by land area',
      'state with the largest area',
      'which state has the most land',
    ],
    'select state from states order by land_area_sq_mi limit 1': ['smallest state by area'],
    'select state, count(*) from counties group by state order by 2 desc limit 1': [
      'which state has the most counties',
      'state with the highest number of counties',
      'name of the state with the most counties',
    ],
    'select state, count(*) from counties group by state order by 2 desc limit 5': [
      'top 5 states by number of counties',
      '5 states with the most counties',
    ],
    'select state from state_population p join states s using (fips, state) where year = 2020 order by 1.0 * population / land_area_sq_mi desc limit 1':
      ['densest state', 'most densely populated state', 'state with the highest population density'],
    'select state from state_population p join states s using (fips, state) where year = 2020 order by 1.0 * population / land_area_sq_mi limit 1':
      ['least densely populated state', 'state with the lowest population density'],
    'with g as (select state, max(population) filter (year = 2010) a, max(population) filter (year = 2020) b from state_population group by 1) select state from g order by 1.0 * b / a desc limit 10':
      ['fastest growing states since 2010', 'states with the highest growth since 2010'],
    'with g as (select division, sum(population) filter (year = 2000) a, sum(population) filter (year = 2010) b from state_population join states using (fips) group by 1) select division from g order by 1.0 * b / a desc limit 1':
      ['which division grew fastest from 2000 to 2010', 'fastest growing division between 2000 and 2010'],
    'select state, population from state_population where year = 2020 order by 2 desc': [
      'states sorted by population',
      'rank states by population',
      'states ordered by population, highest first',
    ],
    'select state, population from state_population where year = 2020 order by 2': [
      'states sorted by population ascending',
      'states ordered by population from lowest to highest',
    ],
    'select state, median_household_income from state_income order by 2 desc': [
      'states ordered by median household income',
      'states sorted by income descending',
    ],
    'select region, sum(population) from state_population join states using (fips) where year = 2020 group by 1 order by 2 desc limit 1':
      ['which region has the most people', 'most populous region', 'region with the largest population'],
    "select capital from states where state = 'Alaska'": ['capital of the largest state by area'],
    "select state, median_household_income from state_income join states using (fips, state) where region = 'South' order by 2 desc limit 1":
      ['which state in the South has the highest income', 'richest state in the South'],
  },
};
