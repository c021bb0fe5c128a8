import { Query } from '@nestjs/cqrs';
import { defineContract, type JsonValue } from '#shared/contracts';

export { chartsErrors } from './errors.js';

export const chartTypes = ['table', 'value', 'bar', 'line', 'scatter', 'histogram', 'pie', 'map'] as const;
export type ChartType = (typeof chartTypes)[number];

export type ChartCell = string | number | boolean | null;

/** A result column with all that is known about it. */
export interface ChartColumn {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'timestamp' | 'time' | 'other';
  readonly role?: 'key' | 'name' | 'category' | 'measure' | 'time' | 'text';
  /** As the catalog has it: `state-fips`, `county-fips`, `state-name`, `year`, … */
  readonly meaning?: string;
  readonly unit?: string;
  readonly aggregation?: 'sum' | 'average' | 'none';
}

export interface ChartData {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

export interface ChartView {
  readonly type: ChartType;
  /** Vega-Lite 6, with the rows inside; empty for `table` and `value`. Maps name boundaries by URL. */
  readonly spec: Readonly<Record<string, JsonValue>>;
  /** Why this one, in a few words. */
  readonly reason: string;
}

/** The chart that suits the data; `type` asks for a certain one. */
export class ChooseChart extends Query<ChartView> {
  static readonly type = 'charts.choose-chart';
  constructor(
    readonly input: { readonly data: ChartData; readonly title: string; readonly type?: ChartType },
  ) {
    super();
  }
}

export interface RenderedChart {
  readonly mediaType: 'image/svg+xml' | 'image/png';
  /** SVG as text, PNG as base64. */
  readonly content: string;
}

/** Draws a Vega-Lite specification; it may not load anything but our boundaries. */
export class RenderChart extends Query<RenderedChart> {
  static readonly type = 'charts.render-chart';
  constructor(
    readonly input: {
      readonly spec: Readonly<Record<string, JsonValue>>;
      readonly format: 'svg' | 'png';
      readonly width?: number;
      readonly height?: number;
    },
  ) {
    super();
  }
}

export const chartsContract = defineContract({
  module: 'charts',
  commands: [],
  queries: [ChooseChart, RenderChart],
  events: [],
});
