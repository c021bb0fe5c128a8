import { z } from 'zod';
import { builtinDataSourceId } from '#modules/data-sources';
import { aggregations, columnMeanings, columnRoles, columnTypes } from '../contract/index.js';

export const dataSourceId = z
  .union([z.uuid(), z.literal('builtin').transform(() => builtinDataSourceId)])
  .describe('The id of a data source, or the word `builtin` for the built-in one.')
  .meta({ example: 'builtin' });

export const tableName = z
  .string()
  .min(1)
  .max(500)
  .describe('The name of a table.')
  .meta({ example: 'states' });

const attribution = {
  source: z.string().optional().describe('Where the figures come from.'),
  vintage: z.string().optional().describe('The year or release of the figures.'),
  licence: z.string().optional(),
};

export const aboutTable = {
  name: z.string(),
  label: z.string().describe('For people.'),
  description: z.string().optional(),
  synonyms: z.array(z.string()).describe('Other words for one row of it.'),
  rowCount: z
    .number()
    .int()
    .describe('Where row policies keep rows of the table back: only how many digits it has.'),
  derived: z
    .literal(true)
    .optional()
    .describe('A view, or something else whose rows may be those of another table.'),
  primaryKey: z.array(z.string()).describe('Columns that identify a row; empty when none do.'),
  ...attribution,
};

export const versions = {
  dataSourceId: z.uuid(),
  version: z.string().describe('Of the data.'),
  modelVersion: z.string().describe('Of the data and everything said about it.'),
};

export const tableList = z.object({
  ...versions,
  items: z.array(z.object({ ...aboutTable, columnCount: z.number().int() })),
});

export const column = z.object({
  name: z.string(),
  label: z.string().describe('For people.'),
  description: z.string().optional(),
  type: z.enum(columnTypes),
  nativeType: z.string().describe('As the engine names it.'),
  role: z.enum(columnRoles),
  aggregation: z
    .enum(aggregations)
    .optional()
    .describe(
      'Of measures: whether rows may be added (`sum`), only averaged (`average`), or neither (`none`).',
    ),
  meaning: z.enum(columnMeanings).optional().describe('What the values stand for in the world.'),
  unit: z.string().optional(),
  synonyms: z.array(z.string()).describe('Other words for it.'),
  marginOfErrorOf: z.string().optional().describe('The column whose margin of error this one holds.'),
  nullShare: z.number().describe('Of all rows: 0 to 1.'),
  distinctCount: z.number().int(),
  min: z.union([z.string(), z.number()]).optional(),
  max: z.union([z.string(), z.number()]).optional(),
  samples: z.array(z.string()).describe('The most frequent values.'),
  ...attribution,
});

export const foreignKey = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  references: z.object({ table: z.string(), columns: z.array(z.string()) }),
  declared: z.boolean().describe('Declared by the origin of the data, or inferred from names and values.'),
  score: z.number().describe('How sure an inferred key is: 0 to 1.'),
});

export const tableDetail = z.object({
  ...aboutTable,
  columns: z.array(column),
  foreignKeys: z.array(foreignKey).describe('Columns that refer to other tables.'),
  referencedBy: z.array(foreignKey).describe('Columns of other tables that refer to this one.'),
});
