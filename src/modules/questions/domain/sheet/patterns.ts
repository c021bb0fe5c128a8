import { Refusal } from '../build/refusal.js';
import type { CompareOp } from '../text/operators.js';
import { orderOf } from './expressions.js';
import type { Field } from './field.js';
import { byMeasure } from './measures.js';
import type { Filter, Scene } from './scene.js';
import {
  anyYear,
  decade,
  deedField,
  likeThatOf,
  moments,
  negated,
  none,
  numbers,
  peopleField,
  placed,
  rankField,
  some,
  together,
  yearOf,
  years,
} from './tests.js';

const link =
  '(?:among|in|on|at|by|for|from|of|with|to|during|against|under|within|as|versus|vs|into|through|when|where|that|which|who|were|was|is|are|be|had|has|have|having|whose|their|his|her|its|did|does|do|it|they|named|called|listed|being|came|while|if|only|out|year|season|month|date|played|held|located|=|:|,|and)';
const links = `(?:${link} )*`;
const comparing: readonly (readonly [string, CompareOp])[] = [
  ['(?:no less than|at least|not less than|minimum of|a minimum of)', '>='],
  ['(?:no more than|at most|not more than|up to|maximum of)', '<='],
  [
    '(?:(?:more|greater|higher|larger|bigger|longer|better) than|over|above|exceeding|exceeds|exceeded|beyond|bigger)',
    '>',
  ],
  ['(?:(?:less|fewer|lower|smaller|shorter) than|under|below)', '<'],
  ['(?:exactly|equal to|equals|equal)', '='],
];
const orders: readonly (readonly [string, CompareOp])[] = [
  ['(?:after|later than|following|past)', '>'],
  ['(?:since|starting in|from)', '>='],
  ['(?:before|prior to|earlier than|preceding)', '<'],
  ['(?:until|up to|by)', '<='],
];

/** Reads what a pattern found. */
export type Extract = (scene: Scene, groups: Readonly<Record<string, string>>) => Filter | readonly Filter[];

const codes = (text: string): readonly string[] => text.match(/[FVNOD]\d+/g) ?? [];

const within = (scene: Scene, field: string | undefined, code: string): Filter =>
  scene.cell(code, field ? scene.field(field) : undefined);

/** "office in 1960": a number of that column, where it has no such cell. */
const ofColumn = (scene: Scene, f: string, v: string): Filter => {
  if (has(scene, f, v)) return within(scene, f, v);
  const isNumber = scene.mark(v).quantity !== undefined && orderOf(scene.field(f)) !== undefined;
  return isNumber ? numbers(scene, scene.field(f), ['=', v]) : within(scene, undefined, v);
};

const has = (scene: Scene, field: string, code: string): boolean =>
  scene.mark(code).cells.some((one) => one.field === scene.field(field));

const eachWord = (
  words: readonly (readonly [string, CompareOp])[],
  to: (pattern: string, op: CompareOp) => readonly (readonly [string, Extract])[],
): readonly (readonly [string, Extract])[] => words.flatMap(([pattern, op]) => to(pattern, op));

const between: Extract = (scene, { f: own, g, a = '', b = '' }) => {
  const f = g ?? own;
  const read = (op: CompareOp, code: string): Filter =>
    code.startsWith('D')
      ? moments(scene, op, code)
      : f
        ? numbers(scene, scene.field(f), [op, code])
        : years(scene, op, code);
  return [read('>=', a), read('<=', b)];
};

/** "at least 5 acts": of the column whose cells are like that. */
const ofUnit = (scene: Scene, op: CompareOp, code: string): Filter => {
  const fields = new Set(scene.mark(code).cells.map(({ field }) => field));
  const [only, ...others] = [...fields].filter(({ counts, unit }) => counts && unit !== undefined);
  if (!only || others.length > 0 || !/[a-z]/i.test(scene.mark(code).text)) return years(scene, op, code);
  return numbers(scene, only, [op, code]);
};

/** After a year: of a column that has an order, or else of the one that tells years. */
const since = (scene: Scene, field: Field, [op, code]: readonly [CompareOp, string]): Filter =>
  orderOf(field) || field.moments.size > 0 ? numbers(scene, field, [op, code]) : years(scene, op, code);

const unit =
  '(?: (?:people|fans|spectators|persons|points|votes|games|percent|%|dollars|usd|times|years|miles|km|feet|meters|minutes|days|tons))?';

/** Ways to say something of rows, the longer ones first. */
export const patterns: readonly (readonly [RegExp, Extract])[] = (
  [
    [
      `${links}(?:not|except(?: for)?|excluding|besides|other than|other then|aside from|apart from|without) ${links}(?:(?<f>F\\d+) ${links})?(?<v>V\\d+(?:(?: ,| and| or| nor)+ V\\d+)*)`,
      (scene, { f, v = '' }) => together(codes(v).map((code) => within(scene, f, code))).map(negated),
    ],
    [
      `${links}(?:(?<f>F\\d+) ${links})?(?:either |both )?(?<v>V\\d+(?:(?: ,| and| or)+ ${links}V\\d+)+)`,
      (scene, { f, v = '' }) => together(codes(v).map((code) => within(scene, f, code))),
    ],
    [
      `${links}(?:(?<f>F\\d+) ${links})?(?:between|from) ${links}(?<a>[ND]\\d+) (?:and|to|through|until) ${links}(?<b>[ND]\\d+)(?: (?<g>F\\d+))?`,
      between,
    ],
    [
      `${links}(?:(?<f>F\\d+) )?(?:in |during )?(?:the )?(?<w>\\d{3}0s)`,
      (scene, { f, w = '' }) => decade(scene, f ? scene.field(f) : undefined, w),
    ],
    [
      `${links}(?:either )?(?<n>N\\d+(?:(?: ,| and| or)+ (?:in )?N\\d+)+)`,
      (scene, { n = '' }) => anyYear(scene, codes(n)),
    ],
    ...eachWord(orders, (pattern, op) => [
      [
        `${links}(?<f>F\\d+) ${links}${pattern} (?<n>N\\d+)`,
        (scene, { f = '', n = '' }) => since(scene, scene.field(f), [op, n]),
      ],
    ]),
    ...eachWord(comparing, (pattern, op) => [
      [
        `${links}(?<f>F\\d+) ${links}${pattern} (?<n>N\\d+)${unit}`,
        (scene, { f = '', n = '' }) => numbers(scene, scene.field(f), [op, n]),
      ],
      [
        `${links}${pattern} (?:(?:an?|the) )?(?:(?<n>N\\d+)(?: or more| or less)?${unit} ${links}(?<f>F\\d+)|(?<g>F\\d+) of (?<m>N\\d+))`,
        (scene, { f, g, n, m }) => numbers(scene, scene.field(f ?? g ?? ''), [op, n ?? m ?? '']),
      ],
    ]),
    ...eachWord(
      [
        ['or (?:more|higher|greater|above|over|better|longer)', '>='],
        ['or (?:less|fewer|lower|below|under|shorter)', '<='],
      ],
      (pattern, op) => [
        [
          `${links}(?<n>N\\d+)${unit} ${pattern} ${links}(?<f>F\\d+)`,
          (scene, { f = '', n = '' }) => numbers(scene, scene.field(f), [op, n]),
        ],
        [
          `${links}(?<f>F\\d+) ${links}(?<n>N\\d+)${unit} ${pattern}`,
          (scene, { f = '', n = '' }) => numbers(scene, scene.field(f), [op, n]),
        ],
      ],
    ),
    ...eachWord(
      [
        ['or (?:better|higher|above)', '<='],
        ['or (?:worse|lower|below)', '>='],
      ],
      (pattern, op) => [
        [
          `${links}(?:(?<f>F\\d+)|rank|ranked|place|placed|finish|finished) ${links}(?<o>O\\d+) ${pattern}`,
          (scene, { f, o = '' }) => placed(scene, f ? scene.field(f) : rankField(scene), [op, o]),
        ],
      ],
    ),
    [
      `${links}(?:ranked|placed|finished|came) ${links}(?<o>first|second|third|fourth|fifth|O\\d+)(?: place| position)?`,
      (scene, { o = '' }) => placed(scene, rankField(scene), ['=', o]),
    ],
    [
      `${links}(?<o>first|second|third|fourth|fifth|O\\d+) (?:place|position)`,
      (scene, { o = '' }) => placed(scene, rankField(scene), ['=', o]),
    ],
    [
      `${links}(?<o>first|second|third|fourth|fifth|O\\d+) (?<f>F\\d+)`,
      (scene, { o = '', f = '' }) => placed(scene, scene.field(f), ['=', o]),
    ],
    [`${links}(?:top|first) (?<n>N\\d+)`, (scene, { n = '' }) => placed(scene, rankField(scene), ['<=', n])],
    ...eachWord([...comparing, ['', '=']], (pattern, op) => [
      [
        `${links}${pattern} ?(?<n>N\\d+)(?: [a-z]+)? (?<adj>tall|high|long|wide|deep|heavy)`,
        (scene: Scene, { n = '', adj = '' }) => {
          const field = byMeasure(scene, adj);
          if (!field) throw new Refusal(`Nothing tells how ${adj} they are.`, 3);
          return numbers(scene, field, [op, n]);
        },
      ],
    ]),
    ...eachWord(comparing, (pattern, op) => [
      [
        `${links}${pattern} (?<n>N\\d+) (?:people|persons|fans|spectators|inhabitants|residents|attendees)`,
        (scene, { n = '' }) => numbers(scene, peopleField(scene), [op, n]),
      ],
      [
        `${links}(?<w>[a-z]{4,})(?: by| for)? ${pattern} (?<n>N\\d+)(?! F)${unit}`,
        (scene, { w = '', n = '' }) => numbers(scene, deedField(scene, w), [op, n]),
      ],
      [`${links}${pattern} (?<n>N\\d+)`, (scene, { n = '' }) => ofUnit(scene, op, n)],
    ]),
    ...eachWord(orders, (pattern, op) => [
      [`${links}${pattern} ${links}(?<n>N\\d+)`, (scene, { n = '' }) => years(scene, op, n)],
      [`${links}${pattern} ${links}(?<d>D\\d+)`, (scene, { d = '' }) => moments(scene, op, d)],
    ]),
    [
      `${links}(?:no|zero|not (?:win|have|earn|receive|get|score)(?: any)?|not any|without|without any) (?<f>F\\d+)`,
      (scene, { f = '' }) => none(scene.field(f)),
    ],
    [
      `${links}same (?:number|amount|total)?(?: of)? ?(?<f>F\\d+)(?: [a-z]+){0,2} as (?<v>V\\d+)`,
      (scene, { f = '', v = '' }) => likeThatOf(scene, f, [v, '=']),
    ],
    ...eachWord(
      [
        ['(?:more|higher|greater|larger|bigger|longer)', '>'],
        ['(?:less|fewer|lower|smaller|shorter)', '<'],
      ],
      (pattern, op) => [
        [
          `${links}${pattern} (?:(?:number|amount) of )?(?<f>F\\d+)(?: [a-z]+){0,2} than (?<v>V\\d+)`,
          (scene: Scene, { f = '', v = '' }) => likeThatOf(scene, f, [v, op]),
        ],
      ],
    ),
    [`${links}(?<d>D\\d+)`, (scene, { d = '' }) => moments(scene, '=', d)],
    [
      `${links}(?<!N\\d+ )(?<f>F\\d+) ${links}(?<v>V\\d+)`,
      (scene, { f = '', v = '' }) => ofColumn(scene, f, v),
    ],
    [
      `${links}(?<v>V\\d+) (?:(?:is|was|are|were|listed|appears?|appeared|used|as|under|in|one of|their|its|the) )*(?<f>F\\d+)`,
      (scene, { f = '', v = '' }) => ofColumn(scene, f, v),
    ],
    [
      `${links}(?<n>N\\d+) (?<f>F\\d+)`,
      (scene, { f = '', n = '' }) => numbers(scene, scene.field(f), ['=', n]),
    ],
    [
      `${links}(?<f>F\\d+) (?:(?:of|is|was|=|:|at|in|on|during) )?(?<n>N\\d+)`,
      (scene, { f = '', n = '' }) => numbers(scene, scene.field(f), ['=', n]),
    ],
    [`${links}(?<n>N\\d+)`, (scene, { n = '' }) => yearOf(scene, n)],
    [
      `${links}(?:win|won|wins|earn|earned|received|receive) (?:any )?(?<f>F\\d+)`,
      (scene, { f = '' }) => some(scene.field(f)),
    ],
    [`${links}(?<v>V\\d+)`, (scene, { v = '' }) => within(scene, undefined, v)],
  ] as readonly (readonly [string, Extract])[]
).map(([pattern, extract]) => [new RegExp(`(?<![a-zA-Z0-9])${pattern}(?![a-zA-Z0-9])`), extract] as const);
