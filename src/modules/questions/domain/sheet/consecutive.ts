import { columnOf, type Query } from '../query/query.js';
import { type Plan, queryOf } from './answers.js';
import { filtersIn } from './filters.js';
import { type Form, form, type Groups } from './form.js';
import type { Scene } from './scene.js';

/** The rows that are meant, at their places. */
const placesOf = (scene: Scene, where: Query['where']): Query =>
  queryOf(scene, {
    select: [{ expression: columnOf(scene.sheet.position), name: 'place', label: 'Place' }],
    where,
  });

/** "how many consecutive wins": the longest run of rows below each other. */
const longestRun = (scene: Scene, groups: Groups): Plan | undefined => {
  const said = filtersIn(scene, `${groups.before ?? ''} ${groups.t ?? ''} ${groups.after ?? ''}`);
  if (!said || said.length === 0 || scene.isAside) return undefined;
  const where = said.map(({ predicate }) => predicate);
  scene.note('consecutive', 'rows that stand below each other');
  const query = queryOf(scene, {
    select: [
      {
        expression: { kind: 'run', query: placesOf(scene, where) },
        name: 'longest_run',
        label: 'rows below each other',
      },
    ],
    distinct: true,
  });
  return {
    query,
    text: `Most rows below each other where ${said.map(({ text }) => text).join(' and ')}`,
  };
};

const thing = '(?<t>F\\d+|V\\d+|times|years|seasons|games|[a-z-]+)';
const most = '(?:what (?:is|was|were) )?(?:(?:most|highest|largest|longest|greatest)(?: number of)? )';

export const consecutive: readonly Form[] = [
  form(
    'how many consecutive',
    `how many(?: times)? (?:consecutive|straight) ${thing}(?<after>.*)`,
    longestRun,
  ),
  form('most consecutive', `${most}(?:consecutive|straight) ${thing}(?<after>.*)`, longestRun),
  form('how many in a row', `how many ${thing} in (?:a )?row(?<after>.*)`, longestRun),
  form('how many … in a row', `how many ${thing}(?<after>.*) in (?:a )?row`, longestRun),
];
