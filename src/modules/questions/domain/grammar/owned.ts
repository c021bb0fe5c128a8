import type { Mention } from '../parse/draft.js';
import type { Parser } from './chart.js';
import { ofCounted } from './counted.js';
import { ofTable } from './figures.js';
import { noun } from './nouns.js';
import { ofThings } from './of-things.js';
import { either, map, maybe, ref, seq } from './parser.js';
import { op, word } from './terminals.js';
import { bareThings, namedThings } from './things.js';
import type { Wanted } from './tree.js';

/** Something that is shown of each. */
export const property = (
  one: Mention,
  more: Partial<Extract<Wanted, { kind: 'property' }>> = {},
): Wanted => ({
  kind: 'property',
  noun: one,
  ...more,
});

/** "the name of each student". */
export const ofOwner: Parser<readonly Wanted[]> = map(
  seq(maybe(op('distinct')), maybe(word('all')), noun, ofThings),
  ([distinct, , one, of]) => [
    ofCounted(one, of) ?? property(one, { of, ...(distinct && { distinct: true as const }) }),
  ],
);

/** "the temperature of Springfield IN JANUARY". */
export const ofOwnerIn: Parser<readonly Wanted[]> = map(
  seq(noun, op('of'), either(namedThings, bareThings), either<unknown>(op('in'), word('for')), noun),
  ([kind, , of, , one]) => {
    const told = ofTable(kind, one);
    return told && [property(told, { of })];
  },
);

/** "which ORIGINS do crews HAVE": what each has, and not the crews. */
export const had: Parser<readonly Wanted[]> = map(
  seq(
    noun,
    word('do', 'does', 'did'),
    either(ref('things'), namedThings),
    word('have', 'has', 'had', 'get', 'got'),
  ),
  ([{ columns, ...one }, , of]) => {
    const told = columns.filter(({ column, score }) => score > 0.8 && column.view.role !== 'key');
    const figures = told.some(({ column }) => column.view.role === 'measure');
    if (told.length === 0) return undefined;
    return [
      property({ ...one, columns: told, tables: [] }, { of, ...(!figures && { distinct: true as const }) }),
    ];
  },
);
