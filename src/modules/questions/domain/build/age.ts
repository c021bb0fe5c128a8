import { type Column, isNumeric, type Table } from '../model/schema-graph.js';
import type { Condition } from '../parse/draft.js';
import type { Frame } from './frame.js';

const oldest = 120;

/** "members under 18": their age, where they have one. */
export const ageOf = (frame: Frame, condition: Condition, table: Table): Column | undefined => {
  const ages = frame.input.model.lexicon.columns.get('age') ?? [];
  const number =
    condition.kind === 'compare' && condition.operand.kind === 'number' && condition.operand.quantity;
  if (!number || number.value > oldest || number.unit || number.yearLike) return undefined;
  return ages.find(({ column, score }) => score > 0.9 && column.table === table && isNumeric(column))?.column;
};
