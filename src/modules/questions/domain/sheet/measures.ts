import { labelOf } from '../build/measure.js';
import { lemmaOf } from '../model/lexicon.js';
import { operators } from '../text/operators.js';
import { orderOf } from './expressions.js';
import type { Field } from './field.js';
import type { Scene } from './scene.js';

const bareHeader = ({ column }: Field): string =>
  column.name
    .toLowerCase()
    .replace(/\s*\(.*$/, '')
    .trim();

/** Of places the first is the best. */
export const isPlace = ({ column }: Field): boolean =>
  /\b(?:rank|rk|pos|position|place|placing|finish)\b\.?/i.test(column.name);

/** The columns with an order that are called by one of these names. */
export const calledBy = ({ sheet, model }: Scene, names: readonly string[]): readonly Field[] => {
  const { lexicon, language } = model;
  return names.flatMap((name) => {
    const key = name
      .split(' ')
      .map((one) => lemmaOf(one, language))
      .join(' ');
    return sheet.fields.filter(
      (field) =>
        orderOf(field) &&
        (bareHeader(field) === key ||
          lexicon.columns.get(key)?.some(({ column, score }) => column === field.column && score >= 0.75)),
    );
  });
};

/** "fastest" of "faster". */
const superlativeOf = (adjective: string): string => adjective.replace(/r$/, 'st').replace(/^more /, 'most ');

/** "how tall", "30 metres tall": the one column that tells it. */
export const byMeasure = (scene: Scene, adjective: string): Field | undefined => {
  const operator = operators.get(`how ${adjective}`);
  if (operator?.kind !== 'how') return undefined;
  const [only, ...others] = new Set(calledBy(scene, operator.of));
  if (!only || others.length > 0) return undefined;
  scene.note(`how ${adjective}`, labelOf(only.column));
  return only;
};

/** "heavier": the one column of weights. */
export const byComparative = (
  scene: Scene,
  adjective: string,
): { readonly field: Field; readonly op: '<' | '>' } | undefined => {
  const compared = operators.get(adjective);
  const operator =
    compared?.kind === 'comparative' && compared.of ? compared : operators.get(superlativeOf(adjective));
  if ((operator?.kind !== 'comparative' && operator?.kind !== 'superlative') || !operator.of)
    return undefined;
  const [only, ...others] = new Set(calledBy(scene, operator.of));
  if (!only || others.length > 0) return undefined;
  scene.note(adjective, `by ${labelOf(only.column)}`);
  const isLess = operator.kind === 'superlative' ? operator.direction === 'asc' : operator.op === '<';
  return { field: only, op: isLess ? '<' : '>' };
};
