import { phrases } from './phrases.js';

/** Words that group, leave out, list and link. */
export const structuring = [
  phrases(
    { kind: 'whose' },
    `
      whose | where | for which | in which | with whose | on which | at which
    `,
  ),
  phrases(
    { kind: 'that' },
    `
      that | who | which | whom | with | having | has | have | had | by which | those
    `,
  ),
  phrases(
    { kind: 'of' },
    `
      of | for | belonging to | about | among | amongst | of all | across all | across the |
      for all | of the
    `,
  ),
  phrases(
    { kind: 'in' },
    `
      in | at | on | within | inside | to | during | into | as of | under the | around |
      throughout
    `,
  ),
  phrases(
    { kind: 'not' },
    `
      not | no | never | non | neither | nor | not a | nobody | none | cannot
    `,
  ),
  phrases(
    { kind: 'without' },
    `
      without | except | except for | excluding | exclude | lacking | lack | apart from | but not |
      leaving out | aside from | with no | outside | outside of | missing
    `,
  ),
  phrases(
    { kind: 'group' },
    `
      by | grouped by | group by | broken down by | breakdown by | split by | across | per |
      according to | for different | for various | by different | across different | by each |
      per each | across each | corresponding to each | by the | breakdown of | for the different |
      in different | separated by
    `,
  ),
  phrases(
    { kind: 'each' },
    `
      each | every | for each | for every | of each | in each | in every | each of the |
      for each of the | from each | at each | by every | with each | to each | on each |
      each different | for each different | of every | for every different | for each distinct |
      for each unique | under each | within each | respective | for all the different
    `,
  ),
  phrases(
    { kind: 'and' },
    `
      and | & | as well as | along with | and also | together with | , | plus | but | also |
      and their | or their
    `,
  ),
  phrases({ kind: 'or' }, 'or | or else | /'),
  phrases({ kind: 'both' }, 'both'),
  phrases({ kind: 'either' }, 'either'),
  phrases(
    { kind: 'versus' },
    `
      versus | vs | compare with | compare to | compared to | compared with | against | relative to | in comparison to |
      as opposed to
    `,
  ),
].flat();
