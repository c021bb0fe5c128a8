import { phrases } from './phrases.js';

const size = ['size', 'population', 'area', 'number of people'];

/** "how big": what an adjective asks for. */
const asked = [
  phrases({ kind: 'how', of: size }, 'how big | how large | how small'),
  phrases({ kind: 'how', of: ['population', 'number of people'] }, 'how populous | how populated'),
  phrases(
    { kind: 'how', of: ['population', 'number of people'], derived: 'density' },
    'how dense | how densely populated | how crowded',
  ),
  phrases({ kind: 'how', of: ['age'] }, 'how old'),
  phrases({ kind: 'how', of: ['height', 'elevation', 'altitude'] }, 'how tall | how high'),
  phrases({ kind: 'how', of: ['width'] }, 'how wide'),
  phrases({ kind: 'how', of: ['speed', 'velocity'] }, 'how fast'),
  phrases({ kind: 'how', of: ['price', 'cost'] }, 'how expensive | how much is | how much does'),
  phrases({ kind: 'how', of: ['length', 'duration'] }, 'how long'),
  phrases({ kind: 'how', of: ['depth'] }, 'how deep'),
  phrases({ kind: 'how', of: ['weight'] }, 'how heavy'),
  phrases({ kind: 'how', of: ['speed'] }, 'how fast'),
  phrases({ kind: 'how', of: ['price', 'cost', 'amount', 'rate', 'fee', 'charge'] }, 'how expensive'),
  phrases(
    { kind: 'how', of: ['income', 'wealth', 'salary', 'money', 'worth', 'revenue'] },
    'how rich | how wealthy',
  ),
].flat();

/** Words for figures that are computed from others. */
export const computing = [
  asked,
  phrases(
    { kind: 'share' },
    `
      share of | percentage of | percent of | proportion of | fraction of | % of | what share of |
      what percentage of | what percent of | what proportion of | share | percentage | proportion
    `,
  ),
  phrases({ kind: 'density' }, 'density | people per square mile | per square mile'),
  phrases({ kind: 'per-capita' }, 'per capita | per person | per head | per inhabitant | per resident'),
  phrases(
    { kind: 'growth' },
    `
      growth | growth in | growth of | growth rate | growth rate of | grew | grow | grown |
      growing | increase in | increase of | increase | increased | change | changed | change in |
      change of | gain | gained | percent change in | percentage change in | percent change |
      rate of growth | gains in | rise in | percent growth | percentage growth |
      percentage increase in | percent increase in | grow in | grew in
    `,
  ),
  phrases(
    { kind: 'shrink' },
    `
      shrank | shrink | shrunk | declined | decline in | decrease in | decreased | lost | loss of |
      loss in | shrinking | declining | drop in | fell | dropped
    `,
  ),
  phrases(
    { kind: 'difference' },
    `
      difference between | difference in | difference | gap between | the difference between |
      the difference in
    `,
  ),
].flat();
