import { labelOf } from '../build/measure.js';
import type { CompiledModel } from '../model/compile.js';
import type { Column } from '../model/schema-graph.js';
import { columnOf, type Expression } from '../query/query.js';
import { type Indicator, indicators } from './indicators.js';
import type { Series } from './series.js';

/** Of what a number is a part, by definition: the rate of larger places follows from the two. */
const wholes = (topics: string): string | undefined => {
  if (topics === 'unemployment') return 'labor force';
  return topics.split(' + ').every((topic) => /^(?:male|female|age .*)$/.test(topic))
    ? 'population'
    : undefined;
};

const isNumber = ({ form, column, dimensions }: Indicator): boolean =>
  form === 'count' && column.view.aggregation === 'sum' && dimensions.length === 0;

const sum = (column: Column): Expression => ({ kind: 'aggregate', agg: 'sum', of: columnOf(column) });

/** Its part of the whole that the same rows tell. */
export const rateOf = (indicator: Indicator, wanted: string, model: CompiledModel): Series | undefined => {
  const topics = wholes(wanted);
  if (indicator.topics !== wanted || topics === undefined || !isNumber(indicator)) return undefined;
  const whole = indicators(model).find(
    (other) =>
      other.column.table === indicator.column.table &&
      other.geography.level === indicator.geography.level &&
      other.topics === topics &&
      other.year === indicator.year &&
      isNumber(other),
  );
  return (
    whole && {
      indicator,
      form: 'share',
      only: indicator.geography.only,
      summed: true,
      ratio: { top: sum(indicator.column), whole: sum(whole.column), of: labelOf(whole.column) },
    }
  );
};
