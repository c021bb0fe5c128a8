import { z } from 'zod';
import type { JsonValue } from '#shared/contracts';
import { type ChartData, type ChartView, chartTypes } from '../contract/index.js';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const columnTypes = ['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp', 'time', 'other'] as const;

const column = z.object({
  name: z.string().min(1),
  label: z.string().optional().describe('For people; the name when left out.'),
  type: z.enum(columnTypes),
  role: z.enum(['key', 'name', 'category', 'measure', 'time', 'text']).optional(),
  meaning: z
    .string()
    .optional()
    .describe('`state-fips`, `county-fips`, `state-name`, `year`, …: what maps and time axes need.'),
  unit: z.string().optional(),
  aggregation: z.enum(['sum', 'average', 'none']).optional(),
});

const data = z.object({
  columns: z.array(column).min(1).max(100),
  rows: z.array(z.array(cell)).max(50_000),
});

const title = z.string().max(500).optional();

const exampleData = {
  columns: [
    { name: 'state', label: 'State', type: 'text', role: 'name' },
    { name: 'population', label: 'Population', type: 'integer', role: 'measure', unit: 'people' },
  ],
  rows: [
    ['California', 39538223],
    ['Texas', 29145505],
    ['Florida', 21538187],
  ],
};
const exampleTitle = 'The largest states in 2020';

const aResult = data.describe('Columns and rows of a result.');

export const chartRequest = z
  .object({ data: aResult, title })
  .meta({ examples: [{ title: exampleTitle, data: exampleData }] });
export type ChartRequest = z.infer<typeof chartRequest>;

export const configRequest = z
  .object({
    data: aResult,
    title,
    type: z.enum(chartTypes).optional().describe('The one that suits when left out.'),
  })
  .meta({ examples: [{ title: exampleTitle, type: 'bar', data: exampleData }] });
export type ConfigRequest = z.infer<typeof configRequest>;

const specification = z.record(z.string(), z.json()).describe('A Vega-Lite 6 specification.');

export const renderRequest = z
  .object({
    spec: specification.optional().describe('Drawn as it is. Give this or `data`.'),
    data: data.optional().describe('Columns and rows of a result: the chart is chosen.'),
    type: z
      .enum(chartTypes)
      .optional()
      .describe('The chart to make of `data`; the one that suits when left out.'),
    title,
    format: z
      .enum(['svg', 'png', 'json'])
      .optional()
      .describe('Wins over the Accept header; `svg` when both are silent.'),
    width: z.number().int().min(50).max(4000).optional(),
    height: z.number().int().min(50).max(4000).optional(),
  })
  .refine(({ spec, data: given }) => (spec === undefined) !== (given === undefined), {
    message: 'Give either spec or data.',
  })
  .refine(({ spec, format }) => spec === undefined || format !== 'json', {
    message: 'A given spec is drawn: ask for svg or png.',
    path: ['format'],
  })
  .meta({
    examples: [{ title: exampleTitle, format: 'svg', data: exampleData }],
  });
export type RenderRequest = z.infer<typeof renderRequest>;

/** Columns that say nothing about themselves are called by their name. */
export const chartDataOf = ({ columns, rows }: z.infer<typeof data>): ChartData => ({
  columns: columns.map((one) => ({ ...one, label: one.label ?? one.name })),
  rows,
});

/** A specification is JSON by contract: looking at each value again would cost more than making it. */
const json = z.unknown() as z.ZodType<JsonValue>;

export const chart = z.object({
  type: z.enum(chartTypes),
  spec: z.record(z.string(), json).describe('Vega-Lite 6; empty for `table` and `value`.'),
  reason: z.string(),
}) satisfies z.ZodType<ChartView>;

export const selectedType = chart.pick({ type: true, reason: true });
export type SelectedType = z.infer<typeof selectedType>;

export const chartTypeList = z.array(
  z.object({ type: z.enum(chartTypes), label: z.string(), needs: z.string() }),
);
export type ChartTypeList = z.infer<typeof chartTypeList>;
