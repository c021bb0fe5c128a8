import { phrases } from './phrases.js';

const size = ['size', 'population', 'area', 'number of people'];
const wealth = ['income', 'wealth', 'salary', 'money', 'worth', 'revenue'];
const price = ['price', 'cost', 'amount', 'rate', 'fee', 'charge'];
const people = ['population', 'number of people'];

/** Adjectives that compare two things: "larger", "denser". */
const comparatives = [
  phrases({ kind: 'comparative', op: '>' }, 'higher | greater | more'),
  phrases({ kind: 'comparative', op: '<' }, 'lower | less | fewer'),
  phrases({ kind: 'comparative', op: '>', of: size }, 'larger | bigger'),
  phrases({ kind: 'comparative', op: '<', of: size }, 'smaller'),
  phrases({ kind: 'comparative', op: '>', of: people }, 'more populous | more populated'),
  phrases({ kind: 'comparative', op: '<', of: people }, 'less populous | less populated'),
  phrases({ kind: 'comparative', op: '>', of: ['density'] }, 'denser | more dense | more densely populated'),
  phrases({ kind: 'comparative', op: '<', of: ['density'] }, 'less dense | less densely populated'),
  phrases({ kind: 'comparative', op: '>', of: ['age'] }, 'older'),
  phrases({ kind: 'comparative', op: '<', of: ['age'] }, 'younger'),
  phrases({ kind: 'comparative', op: '>', of: ['height'] }, 'taller'),
  phrases({ kind: 'comparative', op: '<', of: ['height'] }, 'shorter'),
  phrases({ kind: 'comparative', op: '>', of: ['length', 'duration'] }, 'longer'),
  phrases({ kind: 'comparative', op: '>', of: ['weight'] }, 'heavier'),
  phrases({ kind: 'comparative', op: '<', of: ['weight'] }, 'lighter'),
  phrases({ kind: 'comparative', op: '>', of: price }, 'more expensive'),
  phrases({ kind: 'comparative', op: '<', of: price }, 'cheaper'),
  phrases({ kind: 'comparative', op: '>', of: wealth }, 'richer'),
  phrases({ kind: 'comparative', op: '<', of: wealth }, 'poorer'),
].flat();

/** "older than 30": what is compared is said by the adjective; "larger than" may be of anything. */
const comparedThan = comparatives.flatMap(([phrase, operator]) =>
  operator.kind === 'comparative' && operator.of && operator.of !== size
    ? phrases({ kind: 'compare', op: operator.op, of: operator.of }, `${phrase} than`)
    : [],
);

/** Words that compare with a number, a text or another figure. */
export const comparing = [
  phrases(
    { kind: 'contains', where: 'anywhere' },
    `
      containing | contains | contain | containing the word | contains the word | contain the word |
      includes the word | including the word | containing the substring | contains the substring |
      contain the substring | has the substring | with the substring | have the substring |
      has the word | have the word | with the word | including the substring |
      includes the substring | containing the string | contains the string | containing the letter |
      contains the letter | contain the letter | include the word | including the string |
      includes | contains the phrase | containing the phrase
    `,
  ),
  phrases(
    { kind: 'contains', where: 'start' },
    `
      starting with | starts with | start with | beginning with | begins with | begin with |
      starting with the letter | starts with the letter | start with the letter |
      begins with the letter | begin with the letter | beginning with the letter | with the prefix |
      has the prefix | have the prefix | starting with letter | starts with letter |
      start with letter
    `,
  ),
  phrases(
    { kind: 'contains', where: 'end' },
    `
      ending with | ends with | end with | ending in | ends in | end in | ending with the letter |
      ends with the letter | end with the letter | with the suffix
    `,
  ),
  comparatives,
  phrases({ kind: 'than' }, 'than'),
  phrases(
    { kind: 'compare', op: '>' },
    `
      more than | greater than | higher than | larger than | bigger than | over | above |
      exceeding | exceeds | exceed | exceeded | in excess of | upwards of | better than | at above |
      > | beyond | surpassing
    `,
  ),
  phrases(
    { kind: 'compare', op: '>=' },
    `
      at least | no less than | not less than | no fewer than | minimum of | a minimum of | >= |
      greater than or equal to | more than or equal to | not under | not below
    `,
  ),
  phrases(
    { kind: 'compare', op: '<' },
    `
      less than | fewer than | lower than | smaller than | under | below | < | worse than |
      short of
    `,
  ),
  phrases(
    { kind: 'compare', op: '<=' },
    `
      at most | no more than | not more than | up to | maximum of | a maximum of | <= |
      less than or equal to | not exceeding | not over | not above
    `,
  ),
  phrases(
    { kind: 'compare', op: '=' },
    'exactly | equal to | equals to | equals | equal | precisely | = | the same as',
  ),
  phrases(
    { kind: 'compare', op: '<>' },
    `
      not equal to | other than | different from | different than | != | anything but |
      does not equal
    `,
  ),
  comparedThan,
  phrases(
    { kind: 'compare', op: '>', time: true, of: ['date', 'time', 'year', 'start date'] },
    'after | later than | newer than',
  ),
  phrases(
    { kind: 'compare', op: '<', time: true, of: ['date', 'time', 'year', 'start date'] },
    'before | prior to | earlier than',
  ),
  phrases(
    { kind: 'suffix-compare', op: '>=' },
    `
      or more | or above | or over | or higher | or greater | and above | and over | or older |
      and older | and up | or later | or better | and more | or larger
    `,
  ),
  phrases(
    { kind: 'suffix-compare', op: '<=' },
    `
      or less | or fewer | or below | or under | or lower | and below | and under | or younger |
      and younger | or earlier | or smaller
    `,
  ),
  phrases({ kind: 'aged' }, 'aged | between the ages of | between ages'),
  phrases({ kind: 'between' }, 'between | ranging from | in the range of | ranges from'),
].flat();
