import type { QuestionSet } from '../question-set.js';

export const followUp: QuestionSet = {
  category: 'follow-up',
  followed: {
    "select population from state_population where state = 'Texas' and year = 2020": [
      ['population of Ohio', 'and in Texas?'],
      ['population of Ohio', 'what about Texas?'],
      ['What is the population of Ohio?', 'Texas?'],
      ['population of Ohio in 2010', 'and in 2020?', 'how about Texas'],
      ['population of Texas and Ohio', 'only Texas'],
      ['population of Chicago', 'and of Texas?'],
    ],
    "select population from state_population where state = 'Texas' and year = 2010": [
      ['population of Texas', 'why not 2010?'],
      ['population of Texas', 'in 2010'],
      ['population of Ohio in 2010', 'and Texas?'],
      ['population of Texas by year', 'in 2010 instead'],
    ],
    "select year, population from state_population where state = 'Texas' order by year": [
      ['population of Texas', 'by year'],
      ['population of Ohio by year', 'and in Texas?'],
      ['population of Texas', 'over time'],
    ],
    "select state, population from state_population where state in ('Texas', 'Ohio', 'Utah') and year = 2020":
      [
        ['population of Texas and Ohio', 'also Utah'],
        ['population of Texas and Ohio', 'and Utah as well'],
      ],
    'select state, population from state_population where year = 2020 and population > 10000000': [
      ['population by state', 'only those over 10 million'],
      ['population by state', 'only the ones with more than 10 million'],
      ['population by state', 'just those above 10 million'],
    ],
    'select state, population from state_population where year = 1990 and population > 10000000': [
      ['population by state', 'only those over 10 million', 'in 1990'],
      ['states with more than 10 million people', 'and in 1990?'],
    ],
    'select count(*) from state_population where year = 2020 and population > 10000000': [
      ['states with more than 10 million people', 'how many are there?'],
      ['population by state', 'only those over 10 million', 'how many are there'],
    ],
    'select state from state_population where year = 2020 and population < 1000000': [
      ['states with more than 10 million people', 'what about fewer than 1 million'],
    ],
    'select state, population from state_population where year = 2020 and population > 5000000 and population < 10000000':
      [['population by state', 'over 5 million', 'only those under 10 million']],
    'select state, population from state_population where year = 2020 order by population': [
      ['population by state', 'sort by population'],
    ],
    'select state, population from state_population where year = 2020 order by population desc': [
      ['population by state', 'sort by population descending'],
      ['population by state', 'highest first'],
    ],
    'select region, sum(population) from state_population join states using (fips) where year = 2020 group by 1 order by 1':
      [['population by region', 'in alphabetical order']],
    'select region, sum(population) from state_population join states using (fips) where year = 2020 group by 1':
      [
        ['population by state', 'by region'],
        ['population by state', 'by region instead'],
        ['population by state', 'show that by region'],
      ],
    "select state, population from state_population join states using (state) where region = 'South' and year = 2020":
      [
        ['population by state', 'only in the South'],
        ['population by state', 'in the South'],
        ['population by state', 'which of them are in the South'],
      ],
    'select state, median_household_income from state_income order by 2 desc limit 10': [
      ['Which 5 states have the highest median household income?', 'top 10 instead'],
      ['which state has the highest median household income', 'top 10'],
    ],
    'select state from state_income order by median_household_income limit 1': [
      ['which state has the highest median household income', 'and the lowest?'],
      ['which state has the highest median household income', 'the lowest'],
    ],
    'select state from state_population where year = 2020 order by population desc limit 1': [
      ['which state has the highest median household income', 'what about population?'],
      ['population by state', 'which is the largest?'],
      ['population by state', 'the highest'],
    ],
    'select state from state_population where year = 2020 order by population desc limit 5': [
      ['Which 5 states have the highest median household income?', 'what about population'],
      ['population by state', 'top 5'],
    ],
    "select state from state_population join states using (state) where year = 2020 and region = 'South' order by population desc limit 5":
      [['top 5 states by population', 'in the South']],
    "select median_household_income from state_income where state = 'Ohio'": [
      ['population of Ohio', 'what about median household income?'],
      ['population of Ohio', 'and the median household income'],
    ],
    "select capital from states where state = 'Texas'": [
      ['capital of Ohio', 'and Texas?'],
      ['capital of Ohio', 'what about Texas'],
      ['population of Texas', 'and the capital?'],
    ],
    "select county, unemployment_rate from county_unemployment where state = 'Texas'": [
      ['unemployment rate by county in Ohio', 'and in Texas?'],
      ['unemployment rate by county in Ohio', 'show me Texas instead'],
    ],
    "select county from county_unemployment where state = 'Texas' and unemployment_rate > 0.1": [
      ['unemployment rate by county in Texas', 'only those over 10 percent'],
      ['unemployment rate by county in Ohio', 'only those over 10%', 'and in Texas?'],
    ],
    "select county from county_unemployment where state = 'Ohio' order by unemployment_rate desc limit 3": [
      ['unemployment rate by county in Ohio', 'top 3'],
      ['unemployment rate by county in Ohio', 'the 3 highest'],
    ],
    "select sum(population) from us_population_by_age_sex where year = 1900 and sex = 'female'": [
      ['population in 1900', 'what about women?'],
      ['population in 1900', 'and men?', 'and women?'],
    ],
    "select count(*) from counties where state = 'Ohio'": [
      ['how many counties are in Texas', 'and in Ohio?'],
      ['how many counties are in Texas?', 'Ohio?'],
    ],
    "select count(*) from cities where state = 'Texas'": [
      ['how many counties are in Texas', 'what about cities?'],
    ],
    "select city from cities where state = 'Ohio' order by population desc limit 10": [
      ['largest cities in Texas', 'and in Ohio?'],
    ],
    "select income_bracket, households from state_income_brackets where state = 'Utah'": [
      ['households by income bracket in Ohio', 'and in Utah?'],
      ['households by income bracket in Ohio', 'Utah', 'as a pie chart'],
      ['households by income bracket in Utah', 'show them as a table'],
    ],
    "select state, avg(unemployment_rate) from county_unemployment where state in (select state from states where region = 'Midwest') group by 1":
      [['average unemployment rate by state', 'in the Midwest']],
    'select region, avg(unemployment_rate) from county_unemployment join states using (state) group by 1': [
      ['average unemployment rate by state', 'by region'],
    ],
    "select population from state_population where state = 'Ohio' and year = 2020": [
      ['capital of Texas', 'What is the population of Ohio?'],
      ['population of Texas by year', 'population of Ohio'],
      ['population of Ohio', 'as a map'],
    ],
  },
  openFollowed: {
    utah: [['population of Texas and Ohio', 'and Utah?']],
    'the lowest': [['Which 5 states have the highest median household income?', 'and the lowest?']],
    springfield: [['population of Chicago', 'and Springfield?']],
    'what is the population of texas': [
      ['population of Ohio in 1990', 'and what is the population of Texas?'],
    ],
  },
  unfollowed: {
    'none before it': [
      ['and in Texas?'],
      ['only those over a million'],
      ['what about Texas'],
      ['the other one'],
      ['only in the South'],
      ['top 10 instead'],
    ],
    'no other one': [['population of Ohio', 'the other one']],
    'only one figure': [['population of Ohio', 'and the lowest?']],
    'ask in full': [
      ['Which 5 states have the highest median household income?', 'only those in the West'],
      ['states with more than 10 million people', 'by region'],
    ],
    'to be counted': [['population of Ohio', 'how many are there?']],
    Atlantis: [['population of Ohio', 'and in Atlantis?']],
    '1990, 2000, 2010 and 2020': [['population of Ohio', 'in 1995']],
    'added up': [['median household income by state', 'by region']],
    'Portland in Nevada': [['population of Chicago', 'and Portland, Nevada?']],
  },
};
