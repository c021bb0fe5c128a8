import type { QuestionSet } from '../question-set.js';

export const declined: QuestionSet = {
  category: 'must decline',
  declined: {
    connects: ['which US states have the oldest population'],
    'one median household income of each': ['Which states have the highest minimum wage'],
    'not clear what is asked': ['Compare with Nevada', 'the South'],
    Atlantis: ['population of Atlantis'],
    poverty: ['poverty in california', 'poverty rate of Ohio'],
    crime: ['crime rate in Texas'],
    'neither be added up nor averaged': [
      'total median income of the South',
      'median household income of the Midwest',
      'average median household income of the West',
    ],
    '1990, 2000, 2010 and 2020': [
      'population of Texas in 2050',
      'population of Ohio in 1995',
      'population in 1995',
      'population of Texas in 1800',
    ],
    'only read': ['delete all states', 'drop the table states', 'update the population of Texas'],
    empty: ['', '   '],
    SQL: ['select * from states; drop table states'],
    HTML: ['<script>alert(1)</script>'],
    'no words': ['???', '!!'],
    '25000, 35000': ['share of households earning under $30,000 in Texas'],
    'yes or a no': ['is Texas in the South', 'is Columbus the capital of Ohio'],
    'whose population': ['population of Ohio and its capital', 'capital of Ohio and its population'],
    'which difference': ['difference between Texas and Ohio'],
    'begin at': ['people aged 33 in 2000'],
    'Portland in Nevada': ['population of Portland, Nevada'],
    'not places of one kind': ['population of Ohio and Chicago'],
    'not known': ['population of Cook County, Illinois', 'median household income of Chicago'],
  },
};
