import { z } from 'zod';
import { builtinDataSourceId } from '#modules/data-sources';
import { dialects, type SchemaRefreshView } from '../contract/index.js';
import { aboutTable, column, dataSourceId, foreignKey, versions } from './schema.dto.js';

export const introspectRequest = z
  .object({ dataSourceId: dataSourceId.default(builtinDataSourceId) })
  .meta({ examples: [{ dataSourceId: 'builtin' }] });
export type IntrospectRequest = z.infer<typeof introspectRequest>;

export const wholeSchema = z.object({
  ...versions,
  dialect: z.enum(dialects).describe('Of the SQL that it understands.'),
  namespace: z.string().optional().describe('Of a live database: the schema that holds the tables.'),
  tables: z.array(z.object({ ...aboutTable, columns: z.array(column) })),
  foreignKeys: z.array(foreignKey),
});

export const ownDataSourceId = z.uuid().describe('The id of a data source of your own organisation.');

export const schemaRefresh = z.object({
  dataSourceId: z.uuid(),
  version: z.string().describe('The version of the data that is read.'),
}) satisfies z.ZodType<SchemaRefreshView>;
