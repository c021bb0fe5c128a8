import type { QuestionSet } from '../question-set.js';

export const comparison: QuestionSet = {
  category: 'comparison',
  answered: {
    "select population > 10000000 from state_population where state = 'Ohio' and year = 2020": [
      'is the population of Ohio over 10 million?',
      'does Ohio have more than 10 million people?',
      'are there more than 10 million people in Ohio',
    ],
    "select (select population from state_population where state = 'California' and year = 2020) > (select population from state_population where state = 'Texas' and year = 2020)":
      [
        'does California have more people than Texas?',
        'is the population of California higher than that of Texas?',
        'are there more people in California than in Texas?',
      ],
    "select (select population from state_population where state = 'Texas' and year = 1990) > (select population from state_population where state = 'New York' and year = 1990)":
      ['did Texas have more people than New York in 1990?'],
    "select (select median_household_income from state_income where state = 'Ohio') < (select median_household_income from state_income where state = 'Utah')":
      ['is the median household income of Ohio lower than that of Utah', 'is Ohio poorer than Utah'],
    "select (select count(*) from counties where state = 'Ohio') > 100": [
      'are there more than 100 counties in Ohio?',
      'does Ohio have more than 100 counties',
    ],
    "select (select count(*) from counties where state = 'Texas') - (select count(*) from counties where state = 'Ohio')":
      ['how many more counties does Texas have than Ohio'],
    "select (select population from state_population where state = 'Texas' and year = 2020) - (select population from state_population where state = 'Ohio' and year = 2020)":
      [
        'how many more people live in Texas than in Ohio',
        'difference between the population of Texas and Ohio',
        'difference in population between Texas and Ohio',
        'population difference between Texas and Ohio',
        'difference between Texas and Ohio in population',
      ],
    "select (select median_household_income from state_income where state = 'Maryland') - (select median_household_income from state_income where state = 'Mississippi')":
      [
        'difference in median household income between Maryland and Mississippi',
        'what is the difference in income between Maryland and Mississippi',
      ],
    "select sum(population) filter (sex = 'male') - sum(population) filter (sex = 'female') from us_population_by_age_sex where year = 1900":
      ['difference between male and female population in 1900'],
    'select sum(population) > 300000000 from state_population where year = 2020': [
      'does the US have more than 300 million people',
    ],
    "select (select sum(population) from state_population join states using (fips) where region = 'South' and year = 2020) > (select sum(population) from state_population join states using (fips) where region = 'West' and year = 2020)":
      ['are there more people in the South than in the West'],
    "select state, population from state_population where state in ('Texas', 'Ohio') and year = 2020": [
      'population of Texas and Ohio',
      'compare the population of Texas and Ohio',
      'population of Texas vs Ohio',
      'What is the population of Texas? And of Ohio?',
      'population of Texas and of Ohio',
    ],
    "select state, median_household_income from state_income where state in ('Utah', 'Idaho', 'Nevada')": [
      'median household income of Utah, Idaho and Nevada',
      'income in Utah, Idaho and Nevada',
    ],
    "select region, sum(population) from state_population join states using (fips) where region in ('South', 'West') and year = 2020 group by 1":
      ['population of the South and the West', 'compare the population of the South and the West'],
    'select sex, sum(population) from us_population_by_age_sex where year = 1900 group by 1': [
      'population of men versus women in 1900',
      'male and female population in 1900',
      'population by sex in 1900',
    ],
  },
};
