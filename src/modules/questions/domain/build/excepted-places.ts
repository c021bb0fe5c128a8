import type { Mention } from '../parse/draft.js';
import { allMentions } from '../resolve/mentions.js';
import type { Frame } from './frame.js';
import { CannotAggregate } from './refusal.js';
import type { Restriction } from './restrictions.js';

const small = new Set(['city-name', 'county-name']);

const names = ({ tables, columns }: Mention, meaning: string): boolean =>
  columns.some(({ column }) => column.view.meaning === meaning) ||
  tables.some(({ table }) => table.nameColumn?.view.meaning === meaning);

/** "Texas except Austin": a place is left out of places of its kind only, and those must be asked for. */
export const checkException = (frame: Frame, { column, predicate }: Restriction): void => {
  const meaning = column.view.meaning ?? '';
  if (!small.has(meaning)) return;
  if (allMentions(frame.input.draft).some((mention) => names(mention, meaning))) return;
  const place = predicate.kind === 'in' ? predicate.values.join(', ') : 'it';
  throw new CannotAggregate(`What is left without ${place} is not known.`, 9);
};
