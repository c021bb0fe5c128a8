import { z } from 'zod';
import { dataSourceKinds, dataSourceStatuses } from '../contract/index.js';

export const dataSourceId = z.uuid().describe('The `id` that `POST /data-sources` or the list gave.');
export const fileId = z.uuid().describe('The `id` that `POST /files/upload` gave.');

const name = z.string().trim().min(1).max(200);

export const newDataSource = z
  .object({
    name,
    kind: z.literal('files').describe('The built-in source is there already; more kinds follow.'),
    fileIds: z
      .array(fileId)
      .min(1)
      .max(100)
      .describe('The ids that `POST /files/upload` gave; the tables of these files make one source.'),
  })
  .meta({
    example: { name: 'Sales', kind: 'files', fileIds: ['6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11'] },
  });
export type NewDataSource = z.infer<typeof newDataSource>;

export const rename = z.object({ name }).meta({ example: { name: 'Sales 2026' } });
export type Rename = z.infer<typeof rename>;

export const fileOptions = z
  .object({ name: name.optional().describe('Of the new source; the name of the file when left out.') })
  .nullish()
  .meta({ example: { name: 'Sales' } });
export type FileOptions = z.infer<typeof fileOptions>;

const cursor = z.string().regex(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z_[0-9a-f-]{36}$/, 'is no cursor of this list');

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('Items per page.'),
  cursor: cursor.optional().describe('The `nextCursor` of the page before.'),
});
export type Page = z.infer<typeof page>;

const report = z.object({
  tables: z.array(z.object({ name: z.string(), rowCount: z.number().int(), columnCount: z.number().int() })),
  changes: z
    .array(
      z.object({
        table: z.string(),
        column: z.string().optional(),
        code: z.string(),
        message: z.string(),
        rows: z.number().int().optional(),
      }),
    )
    .describe('Everything that was read otherwise than it was written.'),
});

export const dataSource = z
  .object({
    id: dataSourceId,
    name: z.string(),
    kind: z.enum(dataSourceKinds),
    status: z.enum(dataSourceStatuses),
    version: z.string().optional().describe('The version that answers questions now.'),
    fileIds: z.array(fileId),
    report: report.optional().describe('Of the version that answers now.'),
    failure: z
      .object({ code: z.string(), message: z.string() })
      .optional()
      .describe('Why the last load failed. An earlier version keeps answering.'),
    createdAt: z.iso.datetime(),
  })
  .meta({
    example: {
      id: '0c0c8c51-5be7-4a62-a1a0-7c7d7d3a9b11',
      name: 'Sales',
      kind: 'files',
      status: 'ready',
      version: '9f86d081884c7d65',
      fileIds: ['6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11'],
      report: {
        tables: [{ name: 'sales', rowCount: 1200, columnCount: 8 }],
        changes: [
          {
            table: 'sales',
            column: 'zip',
            code: 'kept-leading-zeros',
            message: 'Kept as text, because values begin with 0.',
          },
        ],
      },
      createdAt: '2026-01-31T12:00:00.000Z',
    },
  });

export const dataSourcePage = z.object({ items: z.array(dataSource), nextCursor: cursor.optional() });
