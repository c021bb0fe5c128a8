import { labelOf } from '../build/measure.js';
import type { Expression } from '../query/query.js';
import { type Plan, queryOf, shown } from './answers.js';
import { isYears, orderOf } from './expressions.js';
import { filtersIn } from './filters.js';
import { any, type Form, form, type Groups } from './form.js';
import { among, asAsked, bothOf, more, pair, restOf } from './pairs.js';
import type { Filter, Scene } from './scene.js';

const isLower = /^(?:less|fewer|lower|smaller|shorter|least|lowest|fewest|smallest|lighter|shortest)$/;

/** "did X win more gold or silver medals": the column with the larger figure. */
const ofColumns = (scene: Scene, groups: Groups): Plan | undefined => {
  const fields = [groups.a, groups.b].map((code) => scene.field(code ?? ''));
  const said = filtersIn(scene, (groups.after ?? '').replace(/\bF\d+/g, ' '));
  const [left, right] = fields.flatMap((field): Expression[] => {
    const of = orderOf(field);
    return of && !isYears(field) ? [{ kind: 'aggregate', agg: 'sum', of }] : [];
  });
  if (!said || !left || !right || fields[0] === fields[1]) return undefined;
  const [one = '', other = ''] = fields.map(({ column }) => column.view.label);
  const op = isLower.test(groups.less ?? '') ? '<' : '>';
  const query = queryOf(scene, {
    select: [
      {
        expression: { kind: 'either', test: { kind: 'compare', left, op, right }, texts: [one, other] },
        name: 'answer',
        label: 'answer',
      },
      { expression: left, name: one, label: one },
      { expression: right, name: other, label: other },
    ],
    where: said.map(({ predicate }) => predicate),
  });
  return { query, text: `Whether ${one} or ${other} is ${op === '<' ? 'less' : 'more'}` };
};

const namesOne = (said: readonly Filter[]): boolean => said.some(({ one }) => one);

/** "was X home or away": which of two values the row has that is meant. */
const ofRow = (scene: Scene, groups: Groups): Plan | undefined => {
  const both = bothOf(scene, groups);
  const said = both && restOf(scene, groups);
  if (!both || !said || !namesOne(said) || said.some(({ field }) => field === both[0].field))
    return undefined;
  if (scene.isAside) return undefined;
  const rows = [...said, among(both)];
  const query = queryOf(scene, {
    select: [...shown([both[0].field]), ...asAsked(scene, groups, both)],
    where: rows.map(({ predicate }) => predicate),
  });
  const label = labelOf(both[0].field.column);
  return { query, text: `${label} where ${said.map(({ text }) => text).join(' and ')}: which of the two` };
};

const opening = `(?:who|where|(?:which|what)(?: (?:F\\d+|[a-z-]+))?|(?:did|do|does|were|was|is|are|has|have|had)(?: there)?)`;

export const choosing: readonly Form[] = [
  form(
    'which of two columns',
    `${opening}(?<before>)(?: ${any}){0,3} ${more}(?: (?:number|amount) of)?(?<after>.*?)(?: ,| :| in| from)* (?:in )?(?<a>F\\d+)(?: ,)? or (?:in |from )?(?<b>F\\d+)`,
    ofColumns,
  ),
  form(
    'more of which column',
    `(?:did|do|does|has|have|had)(?<after>(?: V\\d+| ${any})*) ${more}(?: (?:number|amount) of)? (?<a>F\\d+)(?: ,)? or (?<b>F\\d+)`,
    ofColumns,
  ),
  form(
    'which of two values',
    `(?:was|were|is|are|did|does|do)(?<before> .*?) ${pair}(?<after>(?: .*)?)`,
    ofRow,
  ),
];
