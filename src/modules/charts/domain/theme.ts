import type { JsonValue } from '#shared/contracts';
import type { Json } from './formats.js';

/** Told apart also with a colour vision deficiency (after Okabe and Ito), darkest uses first. */
export const seriesColours = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#e69f00',
  '#5b4b8a',
  '#7f7f7f',
];

export const barColour = '#2f6fa7';
export const missingColour = '#d3d3d3';

const ink = '#1f2933';
const quietInk = '#52606d';
export const labelColour = quietInk;
const line = '#d9dee3';

/** One look for every chart, written into the specification so that it is the same wherever it is drawn. */
const config: Json = {
  font: 'Open Sans, Helvetica Neue, Helvetica, Arial, sans-serif',
  background: '#ffffff',
  padding: 16,
  view: { stroke: null },
  title: { anchor: 'start', fontSize: 16, fontWeight: 600, color: ink, offset: 14, lineHeight: 21 },
  axis: {
    labelFontSize: 12,
    labelColor: quietInk,
    labelPadding: 6,
    titleFontSize: 12,
    titleFontWeight: 600,
    titleColor: quietInk,
    titlePadding: 10,
    gridColor: line,
    domainColor: line,
    tickColor: line,
  },
  legend: {
    labelFontSize: 12,
    labelColor: ink,
    titleFontSize: 12,
    titleFontWeight: 600,
    titleColor: quietInk,
    labelLimit: 260,
    titleLimit: 260,
    symbolStrokeWidth: 2,
  },
  range: { category: seriesColours },
  // What is missing on a map is shown, in a colour that is no amount.
  scale: { invalid: { color: { value: missingColour } } },
};

const longestTitleLine = 76;

function wrapped(title: string): JsonValue {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < longestTitleLine)
      lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines.slice(0, 4);
}

/** The frame around every specification: the schema, the title, the look. */
export const framed = (title: string, body: Json): Json => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  ...(title.trim() === '' ? {} : { title: { text: wrapped(title.trim()) } }),
  config,
  ...body,
});
