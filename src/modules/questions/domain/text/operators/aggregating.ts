import { phrases } from './phrases.js';

/** Words that put many rows together. */
export const aggregating = [
  phrases({ kind: 'how-many' }, 'how many'),
  phrases(
    { kind: 'how-much' },
    'how much | by how much | how did | how has | how have | how much did | how much has | by how much did',
  ),
  phrases(
    { kind: 'count' },
    `
      number of | count | count of | total number of | the number of | total count of | numbers of |
      how often | count the number of | number | total number | tally | overall number of
    `,
  ),
  phrases(
    { kind: 'distinct' },
    `
      distinct | different | unique | various | without duplicates | without repetition |
      distinctive | non repeating
    `,
  ),
  phrases(
    { kind: 'aggregate', agg: 'avg' },
    `
      average | mean | avg | averaged | on average | average value of | average number of
    `,
  ),
  phrases(
    { kind: 'aggregate', agg: 'sum' },
    `
      total | sum | combined | sum of | altogether | in total | overall | aggregate | summed
    `,
  ),
  phrases({ kind: 'aggregate', agg: 'min' }, 'minimum | min | minimal'),
  phrases({ kind: 'aggregate', agg: 'max' }, 'maximum | max | maximal'),
  phrases({ kind: 'aggregate', agg: 'median' }, 'median'),
].flat();
