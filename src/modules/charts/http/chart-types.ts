import type { ChartTypeList } from './visualizations.dto.js';

export const describedTypes: ChartTypeList = [
  { type: 'table', label: 'Table', needs: 'Any rows.' },
  { type: 'value', label: 'Single value', needs: 'One row with one measure.' },
  { type: 'bar', label: 'Bar chart', needs: 'One or two names in each row, and measures of one unit.' },
  { type: 'line', label: 'Line chart', needs: 'A column of time, and at most ten lines.' },
  { type: 'scatter', label: 'Scatter plot', needs: 'Two measures in each row.' },
  { type: 'histogram', label: 'Histogram', needs: 'One measure over many rows.' },
  { type: 'pie', label: 'Pie chart', needs: 'At most seven non-negative parts that add up to a whole.' },
  {
    type: 'map',
    label: 'US map',
    needs: 'A state or county (FIPS code or state name) and one measure in each row.',
  },
];
