import type { AnswerColumn } from '../interpretation.js';
import type { Expression, Query, Selected } from '../query/query.js';
import { capitalized } from './words.js';

const isText = ({ kind }: Expression): boolean => ['part', 'without', 'counted', 'either'].includes(kind);

const computed = ({ expression, name, label }: Selected): AnswerColumn => {
  const base = { name, label: capitalized(label), role: 'measure' as const };
  if (expression.kind === 'aggregate') {
    if (expression.agg === 'count') return { ...base, type: 'integer', aggregation: 'sum' };
    const of = expression.of.kind === 'column' ? expression.of.column.view : undefined;
    const whole = of?.type === 'integer' && expression.agg !== 'avg' && expression.agg !== 'median';
    return {
      ...base,
      type: whole
        ? 'integer'
        : expression.agg === 'min' || expression.agg === 'max'
          ? (of?.type ?? 'decimal')
          : 'decimal',
      ...(of?.unit && { unit: of.unit }),
      aggregation: expression.agg === 'sum' ? 'sum' : 'none',
    };
  }
  if (expression.kind === 'start') return { name, label: capitalized(label), type: 'date', role: 'time' };
  const percent = /percent/i.test(label) ? { unit: 'percent' } : {};
  return {
    ...base,
    type: expression.kind === 'test' ? 'boolean' : isText(expression) ? 'text' : 'decimal',
    aggregation: 'none',
    ...percent,
  };
};

const fromColumn = (selected: Selected): AnswerColumn | undefined => {
  if (selected.expression.kind !== 'column') return undefined;
  const { type, role, meaning, unit, aggregation } = selected.expression.column.view;
  return {
    name: selected.name,
    label: capitalized(selected.label),
    type,
    role,
    ...(meaning && { meaning }),
    ...(unit && { unit }),
    ...(aggregation && { aggregation }),
  };
};

/** What is known about each column of the answer. */
export const answerColumns = (query: Query): readonly AnswerColumn[] =>
  query.select.map((selected) => fromColumn(selected) ?? computed(selected));
