import type { QuestionSet } from '../question-set.js';

export const trend: QuestionSet = {
  category: 'trend',
  answered: {
    "select year, population from state_population where state = 'Ohio' order by 1": [
      'population of Ohio by year',
      'population of Ohio over time',
      'Ohio population trend',
      'how many people lived in Ohio each year',
    ],
    "select year, population from state_population where state = 'Ohio' and year >= 2000 order by 1": [
      'population of Ohio since 2000',
      'population of Ohio from 2000 to 2020',
    ],
    "select state, year, population from state_population where state in ('Florida', 'New York')": [
      'population of Florida and New York since 1990',
      'population of Florida and New York by year',
    ],
    'select year, sum(population) from us_population_by_age_sex group by 1 order by 1': [
      'US population by year since 1850',
    ],
    "select max(population) filter (year = 2020) - max(population) filter (year = 1990) from state_population where state = 'Ohio'":
      [
        'how did the population of Ohio change',
        'population growth of Ohio',
        'how much did the population of Ohio change since 1990',
        'growth of Ohio',
      ],
    "select 100.0 * (max(population) filter (year = 2010) - max(population) filter (year = 1990)) / max(population) filter (year = 1990) from state_population where state = 'Texas'":
      [
        'growth of Texas between 1990 and 2010',
        'how has the population of Texas changed between 1990 and 2010',
        'population growth of Texas from 1990 to 2010',
      ],
    'select state from state_population group by state having max(population) filter (year = 2020) < max(population) filter (year = 2010)':
      [
        'which states lost population since 2010',
        'states that shrank since 2010',
        'states that lost population between 2010 and 2020',
      ],
    "select year, sum(population) from state_population join states using (fips) where region = 'West' group by 1 order by 1":
      ['population of the West by year', 'population of the West over time'],
    'select region, year, sum(population) from state_population join states using (fips) group by 1, 2': [
      'population by region and year',
      'population of each region by year',
    ],
    'select year, sum(population) from us_population_by_age_sex where age >= 65 group by 1 order by 1': [
      'people aged 65 and over by year',
    ],
  },
};
