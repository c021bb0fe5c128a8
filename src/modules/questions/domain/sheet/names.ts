import { columnOf, type Selected } from '../query/query.js';
import type { Field } from './field.js';

const scripts =
  'Cyrillic Greek Arabic Hebrew Armenian Georgian Devanagari Thai Han Hiragana Katakana Hangul'.split(' ');

/** What stands before a name, after it, and after it in other letters: "vs. Alba", "Alba (ESP)", "Alba†", "Alba Альба". */
const remarks: readonly { readonly own: RegExp; readonly re2: string }[] = [
  { own: /^(?:vs\.?|at|@)\s+/u, re2: String.raw`^(?:vs\.?|at|@)\s+` },
  { own: /\s*[([][^"”]*$/u, re2: String.raw`\s*[(\[][^"”]*$` },
  { own: /\s*[†‡*^#§¤~+]+$/u, re2: String.raw`\s*[†‡*^#§¤~+]+$` },
  {
    own: new RegExp(`\\s+[${scripts.map((one) => `\\p{Script=${one}}`).join('')}].*$`, 'u'),
    re2: `\\s+[${scripts.map((one) => `\\p{${one}}`).join('')}].*$`,
  },
];

const known = new WeakMap<Field, string>();

/** The remarks that cells of a column have beside their names; those within quotes belong to a title. */
const remarksIn = (field: Field): string => {
  const { kind, isLong, counts, moments, timed, values } = field;
  if (kind !== 'text' || isLong || counts || timed || moments.size > 0) return '';
  const isName = (value: string): boolean => /[\p{L}\d]/u.test(value);
  const found = remarks.filter(({ own }) =>
    values.some((value) => own.test(value) && isName(value.replace(own, ''))),
  );
  return found.map(({ re2 }) => re2).join('|');
};

/** Beside cells with remarks the names without them. */
export const namesIn = (field: Field): readonly Selected[] => {
  const pattern = known.get(field) ?? remarksIn(field);
  known.set(field, pattern);
  if (pattern === '') return [];
  const { column } = field;
  const expression = { kind: 'without', of: columnOf(column), pattern } as const;
  return [{ expression, name: `${column.name}_name`, label: `${column.view.label} without remarks` }];
};
