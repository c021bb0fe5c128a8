import type { QuestionSet } from '../question-set.js';

export const filter: QuestionSet = {
  category: 'filter',
  answered: {
    'select state from state_population where year = 2020 and population > 10000000': [
      'states with more than 10 million people',
      'which states have more than 10 million people?',
      'states with a population over 10 million',
      'states with population greater than 10,000,000',
      'states whose population is above 10 million',
    ],
    'select state from state_population where year = 2020 and population < 1000000': [
      'states with fewer than a million people',
      'states with less than 1 million people',
      'states with population under 1 million',
    ],
    'select state from state_population where year = 2020 and population between 5000000 and 7000000': [
      'states with population between 5 and 7 million',
      'states with between 5 and 7 million people',
    ],
    'select state from state_population where year = 1990 and population > 10000000': [
      'which states had more than 10 million people in 1990',
      'states with over 10 million people in 1990',
    ],
    "select state from states where region = 'Midwest'": [
      'states in the Midwest',
      'which states are in the Midwest',
      'list the midwestern states',
    ],
    "select state from states where division = 'Pacific'": [
      'states in the Pacific division',
      'list states in the Pacific',
    ],
    "select county from counties where state = 'Delaware'": [
      'counties in Delaware',
      'list the counties of Delaware',
      'what counties are in Delaware',
    ],
    "select city from cities where state = 'Texas' and population > 500000": [
      'cities in Texas with more than 500,000 people',
      'Texas cities with over 500 thousand people',
    ],
    'select city, state from cities where population > 1000000': [
      'cities with more than a million people',
      'which cities have over 1 million people',
    ],
    "select city, state from cities where city = 'Springfield'": [
      'cities named Springfield',
      'cities called Springfield',
    ],
    "select state from states where state like 'New%'": [
      'states starting with "New"',
      'states that start with New',
    ],
    "select state from states where state like '%a'": ['states ending with a'],
    'select county, state from county_unemployment where unemployment_rate > 0.2': [
      'counties with unemployment above 20 percent',
      'counties with an unemployment rate over 20%',
    ],
    "select county from county_unemployment where state = 'California' and unemployment_rate > 0.15": [
      'counties in California with unemployment over 15 percent',
    ],
    'select state from state_income where median_household_income > 90000': [
      'states with median household income above $90,000',
      'states with income over 90000 dollars',
    ],
    "select state from state_population where year = 2020 and population > (select population from state_population where state = 'Ohio' and year = 2020)":
      ['which states have more people than Ohio?', 'states with more people than Ohio'],
    'select state from state_population where year = 2020 and population > (select avg(population) from state_population where year = 2020)':
      ['states with population above average', 'states with more people than the average'],
    'select state from counties group by state having count(*) > 100': [
      'states with more than 100 counties',
      'which states have more than 100 counties',
    ],
    'select count(*) from cities where population > 100000': [
      'how many cities have more than 100,000 people',
      'number of cities with more than 100000 people',
    ],
    "select state from states where region not in ('South')": [
      'states not in the South',
      'states outside the South',
    ],
    "select city from cities where state = 'Ohio' and city <> 'Columbus'": ['cities in Ohio except Columbus'],
  },
};
