import { z } from 'zod';

/** Any word: what there is no boundary of does not exist, and that is not for the schema to say. */
export const boundaryType = (z.string().max(100) as unknown as z.ZodType<'states' | 'counties'>)
  .describe('`states` or `counties`.')
  .meta({ example: 'states' });

export const boundaryOptions = z.object({
  format: z.enum(['topojson', 'geojson']).default('topojson').describe('TopoJSON is a quarter of the size.'),
});
export type BoundaryOptions = z.infer<typeof boundaryOptions>;

export const dataset = z
  .literal('census')
  .describe('The only built-in data there is.')
  .meta({ example: 'census' });
export type Dataset = z.infer<typeof dataset>;

const attribution = {
  source: z.string().optional().describe('Where the figures come from.'),
  vintage: z.string().optional().describe('The year or release of the figures.'),
  licence: z.string().optional(),
};

export const metadata = z.object({
  dataset,
  dataSourceId: z.uuid().describe('What to ask with; it is meant as well where `dataSourceId` is left out.'),
  version: z.string(),
  tables: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      description: z.string().optional(),
      rowCount: z.number().int(),
      primaryKey: z.array(z.string()),
      ...attribution,
      columns: z.array(
        z.object({
          name: z.string(),
          label: z.string(),
          description: z.string().optional(),
          type: z.string(),
          unit: z.string().optional(),
          ...attribution,
        }),
      ),
    }),
  ),
});
