import { countOfRows } from '../query/query.js';
import type { Plan } from './answers.js';
import { filtersIn } from './filters.js';
import { type Form, form, type Groups } from './form.js';
import type { Scene } from './scene.js';
import { rowsCalled } from './targets.js';
import { told } from './telling.js';

/** "are there any boats from Norway". */
const exists = (scene: Scene, groups: Groups): Plan | undefined => {
  if (!groups.t?.startsWith('F')) rowsCalled(scene, groups.t ?? '');
  const said = filtersIn(scene, groups.after ?? '');
  if (!said || said.length === 0 || scene.isAside || said.some(({ partly }) => partly)) return undefined;
  const least = groups.n ? scene.quantity(groups.n).value : 1;
  return told(scene, {
    test: { kind: 'compare', left: countOfRows, op: '>=', right: { kind: 'literal', value: least } },
    figures: [{ expression: countOfRows, name: 'number_of_rows', label: 'number of rows' }],
    rows: said,
    text: `there are ${least > 1 ? `at least ${least} ` : ''}rows where ${said.map(({ text }) => text).join(' and ')}`,
  });
};

export const existence: readonly Form[] = [
  form(
    'is there any',
    `(?:(?:is|was|are|were) there|did|does|do|has|have)(?: any| ever| at least (?<n>N\\d+)) (?<t>F\\d+|[a-z-]+)(?<after> .*)`,
    exists,
  ),
  form('is there a', `(?:is|was|are|were) there (?<t>F\\d+|[a-z-]+)(?<after> .*)`, exists),
];
