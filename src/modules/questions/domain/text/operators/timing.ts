import { phrases } from './phrases.js';

/** Words about time, the whole country, and how an answer is shown. */
export const timing = [
  phrases(
    { kind: 'trend' },
    `
      over time | over the years | by year | per year | each year | every year | trend | trends |
      trend of | trend in | history of | history | historical | over the decades | by decade |
      through time | through the years | time series | yearly | annual | annually | year by year |
      across years | for each year | across the years | in each year | for every year |
      in every year | timeline | evolution of | development of | over the last decades |
      over the past decades
    `,
  ),
  phrases(
    { kind: 'latest' },
    `
      current | currently | now | today | right now | nowadays | at present | these days |
      latest available | most recent year | latest year | the latest year | the most recent year
    `,
  ),
  phrases({ kind: 'since' }, 'since'),
  phrases({ kind: 'from' }, 'from'),
  phrases({ kind: 'until' }, 'until | through | till'),
  phrases(
    { kind: 'map' },
    `
      map | map of | on a map | as a map | mapped | in a map | show on a map | show a map of |
      a map of | choropleth | heatmap | heat map
    `,
  ),
  phrases(
    { kind: 'chart', chart: 'line' },
    `
      line chart | as a line chart | line chart of | line graph of | line graph | as a line
    `,
  ),
  phrases(
    { kind: 'chart', chart: 'bar' },
    `
      bar chart | as a bar chart | bar chart of | bar graph | bar graph of | as bars
    `,
  ),
  phrases({ kind: 'chart', chart: 'pie' }, 'pie chart | as a pie chart | pie chart of | as a pie'),
  phrases(
    { kind: 'chart', chart: 'scatter' },
    'scatter plot | scatter plot of | as a scatter plot | scatterplot',
  ),
  phrases({ kind: 'chart', chart: 'histogram' }, 'histogram | histogram of | as a histogram'),
  phrases({ kind: 'chart', chart: 'table' }, 'as a table | in a table | table of'),
].flat();
