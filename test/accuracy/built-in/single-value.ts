import type { QuestionSet } from '../question-set.js';

export const singleValue: QuestionSet = {
  category: 'single value',
  answered: {
    "select population from state_population where state = 'Texas' and year = 2020": [
      'What is the population of Texas?',
      'texas population',
      'population of TX',
      'how many people live in Texas',
      'How populous is Texas?',
      'population in Texas',
      'number of people in Texas',
      "what's the population of the state of Texas",
      'popluation of texas',
    ],
    "select population from state_population where state = 'Ohio' and year = 2010": [
      'population of Ohio in 2010',
      'how many people lived in Ohio in 2010',
      'Ohio population 2010',
      'What was the population of Ohio in the year 2010?',
    ],
    "select sum(population) from state_population p join states s using (fips) where region = 'South' and year = 1990":
      [
        'How many people lived in the South in 1990?',
        'population of the South in 1990',
        'total population of the South in 1990',
      ],
    'select sum(population) from state_population where year = 2020': [
      'population of the US',
      'total population of the United States',
      'how many people live in the US',
      'US population',
    ],
    'select sum(population) from us_population_by_age_sex where year = 1950': [
      'population in 1950',
      'US population in 1950',
      'how many people lived in the United States in 1950',
    ],
    "select median_household_income from state_income where state = 'California'": [
      'median household income of California',
      'median income in CA',
      'what is the median household income in California?',
      'household income of California',
      'income of California',
    ],
    "select capital from states where state = 'Ohio'": [
      'What is the capital of Ohio?',
      'capital of Ohio',
      'which city is the capital of Ohio?',
      'name the capital of Ohio',
      'Ohio capital',
    ],
    "select count(*) from counties where state = 'Texas'": [
      'How many counties are in Texas?',
      'number of counties in Texas',
      'how many counties does Texas have',
      'count the counties in Texas',
    ],
    "select count(*) from states where region = 'West'": [
      'how many states are in the West',
      'number of states in the West',
      'how many western states are there',
    ],
    'select count(*) from states': ['How many states are there?', 'number of states'],
    "select land_area_sq_mi from states where state = 'Nevada'": [
      'land area of Nevada',
      'area of nevada',
      'size of Nevada in square miles',
    ],
    "select 1.0 * p.population / s.land_area_sq_mi from states s join state_population p using (fips) where s.state = 'New Jersey' and p.year = 2020":
      [
        'population density of New Jersey',
        'how dense is New Jersey',
        'people per square mile in New Jersey',
        'How densely populated is New Jersey?',
        'density of New Jersey',
      ],
    "select region from states where state = 'Kansas'": ['what region is Kansas in', 'region of Kansas'],
    "select division from states where state = 'Oregon'": [
      'which division is Oregon in',
      'division of Oregon',
    ],
    "select population from cities where city = 'Chicago' and state = 'Illinois'": [
      'population of Chicago',
      'how many people live in Chicago, Illinois',
      'Chicago population',
    ],
    "select population from cities where city = 'Springfield' and state = 'Illinois'": [
      'population of Springfield, Illinois',
      'population of Springfield, IL',
      'how many people live in Springfield Illinois',
    ],
    "select sum(population) from us_population_by_age_sex where sex = 'female' and year = 1900": [
      'number of females in 1900',
      'how many women were there in 1900',
      'female population in 1900',
    ],
    'select sum(population) from us_population_by_age_sex where age >= 80 and year = 2000': [
      'people over 80 in 2000',
      'how many people were aged 80 and over in 2000',
      'people 80 years and older in 2000',
    ],
    'select sum(population) from us_population_by_age_sex where age < 5 and year = 1990': [
      'children under 5 in 1990',
      'how many children under 5 were there in 1990',
    ],
    'select sum(population) from us_population_by_age_sex where age between 20 and 29 and year = 2000': [
      'people aged 20 to 29 in 2000',
      'how many people were between 20 and 29 in 2000',
    ],
    "select sum(population) from us_population_by_age_sex where age >= 65 and sex = 'female' and year = 1950":
      ['women aged 65 and over in 1950'],
    'select avg(population) from state_population where year = 2020': [
      'average population of states',
      'what is the average state population',
      'mean population of the states',
    ],
    "select avg(unemployment_rate) from county_unemployment where state = 'Texas'": [
      'average unemployment rate of Texas',
      'average unemployment rate in Texas',
    ],
    "select max(unemployment_rate) from county_unemployment where state = 'Ohio'": [
      'maximum unemployment rate in Ohio',
      'what is the highest unemployment rate in Ohio',
    ],
    "select unemployment_rate from county_unemployment where county = 'Cook' and state = 'Illinois'": [
      'unemployment rate of Cook County, Illinois',
      'unemployment in Cook County, Illinois',
    ],
    "select state, region, division, capital, population, median_household_income from states join state_population p using (fips, state) join state_income i using (fips, state) where state = 'Ohio' and p.year = 2020":
      ['tell me about Ohio', 'Ohio', 'facts about Ohio', 'overview of Ohio'],
  },
};
