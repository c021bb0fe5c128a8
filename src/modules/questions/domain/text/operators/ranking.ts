import { phrases } from './phrases.js';

/** Words that put rows in an order, or take the first of them. */
export const ranking = [
  phrases(
    { kind: 'superlative', direction: 'desc', of: ['date', 'time', 'year', 'start date'] },
    'latest | most recent | newest | most recently',
  ),
  phrases(
    { kind: 'order' },
    `
      sorted by | ordered by | order by | sort by | ranked by | rank by | in order of |
      in the order of | sorted in | ordered in | sort them by | order them by | sorted | ordered |
      order the results by | sort the results by | arranged by | listed in | ranked |
      sort the list by | order the list by | order the result by | sort the result by |
      sort results by | order results by | in the order by | listed by | sorted according to |
      ordered according to | sort | order
    `,
  ),
  phrases(
    { kind: 'direction', direction: 'desc' },
    `
      descending | descending order | in descending order | in descending | descendingly | desc |
      decreasing order | in decreasing order | from highest to lowest | from high to low |
      highest to lowest | from most to least | highest first | from largest to smallest |
      largest first | from the highest to the lowest | from the most to the least |
      from oldest to youngest | from latest to earliest | reverse order |
      from the largest to the smallest | in descending order of | descending order of |
      in reverse order | high to low | in desc order | from the most recent to the oldest |
      from most recent to oldest | from newest to oldest | from the newest to the oldest |
      most recent first | newest first | latest first
    `,
  ),
  phrases(
    { kind: 'direction', direction: 'asc' },
    `
      ascending | ascending order | in ascending order | in ascending | asc | increasing order |
      in increasing order | from lowest to highest | from low to high | lowest to highest |
      lowest first | smallest first | from least to most | from smallest to largest |
      from youngest to oldest | from earliest to latest | in ascending order of |
      ascending order of | from the lowest to the highest | low to high |
      from the smallest to the largest | chronological order | in chronological order | in order |
      from the youngest to the oldest | from the earliest to the latest | oldest first |
      from oldest to newest | from the oldest to the newest | from the oldest to the most recent | earliest first
    `,
  ),
  phrases(
    { kind: 'alphabetical' },
    `
      alphabetical order | in alphabetical order | alphabetically | lexicographical order |
      in lexicographical order | alphabetic order | in alphabetic order | alphabetical order of |
      in alphabetical order of | alphabetical | lexicographically
    `,
  ),
  phrases(
    { kind: 'superlative', direction: 'desc', often: true },
    `
      most common | most frequent | most frequently | most popular | most often | most commonly |
      most frequently used | most commonly used | most used | most frequently occurring
    `,
  ),
  phrases(
    { kind: 'superlative', direction: 'asc', often: true },
    'least common | least frequent | least frequently | least popular | least often | least used | rarest',
  ),
  phrases(
    { kind: 'superlative', direction: 'desc' },
    `
      highest | most | greatest | the most | maximum number of | best | strongest
    `,
  ),
  phrases(
    { kind: 'superlative', direction: 'asc' },
    `
      lowest | least | fewest | minimum number of | the least | worst | weakest
    `,
  ),
  phrases(
    {
      kind: 'superlative',
      direction: 'desc',
      of: ['size', 'population', 'area', 'number of people', 'length'],
    },
    'largest | biggest',
  ),
  phrases(
    {
      kind: 'superlative',
      direction: 'asc',
      of: ['size', 'population', 'area', 'number of people', 'length'],
    },
    'smallest | tiniest',
  ),
  phrases(
    { kind: 'superlative', direction: 'desc', of: ['population', 'number of people'] },
    'most populous | most populated',
  ),
  phrases(
    { kind: 'superlative', direction: 'asc', of: ['population', 'number of people'] },
    'least populous | least populated',
  ),
  phrases({ kind: 'superlative', direction: 'desc', of: ['age'] }, 'oldest | eldest'),
  phrases({ kind: 'superlative', direction: 'asc', of: ['age'] }, 'youngest'),
  phrases({ kind: 'superlative', direction: 'desc', of: ['height', 'elevation', 'altitude'] }, 'tallest'),
  phrases({ kind: 'superlative', direction: 'asc', of: ['height', 'length', 'duration'] }, 'shortest'),
  phrases({ kind: 'superlative', direction: 'desc', of: ['length', 'duration'] }, 'longest'),
  phrases({ kind: 'superlative', direction: 'desc', of: ['weight'] }, 'heaviest'),
  phrases({ kind: 'superlative', direction: 'asc', of: ['weight'] }, 'lightest'),
  phrases(
    { kind: 'superlative', direction: 'desc', of: ['price', 'cost', 'amount', 'rate', 'fee', 'charge'] },
    'most expensive | priciest | costliest | dearest',
  ),
  phrases(
    { kind: 'superlative', direction: 'asc', of: ['price', 'cost', 'amount', 'rate', 'fee', 'charge'] },
    'cheapest | least expensive | most affordable',
  ),
  phrases(
    {
      kind: 'superlative',
      direction: 'desc',
      of: ['income', 'wealth', 'salary', 'money', 'worth', 'revenue'],
    },
    'richest | wealthiest | highest paid',
  ),
  phrases(
    {
      kind: 'superlative',
      direction: 'asc',
      of: ['income', 'wealth', 'salary', 'money', 'worth', 'revenue'],
    },
    'poorest | lowest paid',
  ),
  phrases({ kind: 'superlative', direction: 'desc', of: ['speed'] }, 'fastest'),
  phrases({ kind: 'superlative', direction: 'asc', of: ['speed'] }, 'slowest'),
  phrases(
    { kind: 'superlative', direction: 'asc', of: ['date', 'time', 'year', 'start date'] },
    'earliest | least recent',
  ),
  phrases(
    { kind: 'superlative', direction: 'desc', of: ['density'] },
    'densest | most dense | most densely populated | most crowded',
  ),
  phrases(
    { kind: 'superlative', direction: 'asc', of: ['density'] },
    `
      least dense | least densely populated | sparsest | most sparsely populated
    `,
  ),
  phrases({ kind: 'superlative', direction: 'desc', of: ['depth'] }, 'deepest'),
  phrases({ kind: 'top', direction: 'desc' }, 'top'),
  phrases({ kind: 'top', direction: 'asc' }, 'bottom'),
].flat();
