import type { QuestionSet } from '../question-set.js';

export const map: QuestionSet = {
  category: 'map',
  answered: {
    "select fips, county, unemployment_rate from county_unemployment where state = 'California'": [
      'unemployment rate by county in California',
      'county unemployment rates in California',
      'map of unemployment by county in California',
      'unemployment rate of each county in California',
    ],
    'select state, population from state_population where year = 2020': [
      'population by state as a map',
      'map of population by state',
      'population by state',
      'population of each state',
    ],
    'select state, median_household_income from state_income': [
      'median household income by state',
      'map of median household income by state',
      'income by state on a map',
    ],
    "select state, avg(unemployment_rate) from county_unemployment where state in (select state from states where region = 'Midwest') group by 1":
      ['average unemployment rate by state in the Midwest'],
    'select s.state, 1.0 * p.population / s.land_area_sq_mi from states s join state_population p using (fips) where p.year = 2020':
      ['population density by state', 'map of population density by state'],
  },
};
