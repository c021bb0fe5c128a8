import { z } from 'zod';
import { pageOf } from '#shared/pagination';
import {
  dataSourceKinds,
  dataSourceModes,
  dataSourceStatuses,
  sourceAccesses,
  tlsModes,
  usualSettings,
} from '../contract/index.js';
import { copySettings, copySettingsShown, onlyForImported, refreshing } from './copying.dto.js';

export const dataSourceId = z.uuid().describe('The `id` that `POST /data-sources` or the list gave.');
export const fileId = z.uuid().describe('The `id` that `POST /files/upload` gave.');

const name = z.string().trim().min(1).max(200);

const settings = {
  host: z.string().trim().min(1).max(255).describe('A name or an address.'),
  database: z.string().min(1).max(128),
  user: z.string().min(1).max(128).describe('Give one that may only read.'),
  tls: z
    .enum(tlsModes)
    .default('verified')
    .describe('`verified`: encrypted, and the certificate must be right; `on`: encrypted only; `off`.'),
  certificateAuthority: z
    .string()
    .max(100_000)
    .optional()
    .describe('PEM of the authority that signed the certificate, where it is not a public one.'),
};
const anyPort = z.number().int().min(1).max(65_535);
const password = z.string().max(1000).describe('Kept encrypted, never given back.');

const postgresql = {
  ...settings,
  port: anyPort.default(usualSettings.postgresql.port),
  schema: z.string().min(1).max(128).default('public').describe('The schema whose tables are meant.'),
};
const mode = z
  .enum(dataSourceModes)
  .default('live')
  .describe(
    '`live`: asked where it is, whenever a question is; nothing is copied but samples of values. ' +
      '`imported`: copied, and the copy is asked.',
  );

const mysql = {
  ...settings,
  port: anyPort.default(usualSettings.mysql.port),
  database: settings.database.describe('The database whose tables are meant.'),
};

const clickhouse = {
  ...settings,
  port: anyPort.default(usualSettings.clickhouse.port).describe('Of its HTTP interface.'),
  database: settings.database.describe('The database whose tables are meant.'),
};

export const postgresqlCandidate = z.object({
  kind: z.literal('postgresql'),
  connection: z.object({ ...postgresql, password }),
});
export const mysqlCandidate = z.object({
  kind: z.literal('mysql').describe('MariaDB as well.'),
  connection: z.object({ ...mysql, password }),
});

export const clickhouseCandidate = z.object({
  kind: z.literal('clickhouse').describe('Asked where it is: it cannot be copied.'),
  connection: z.object({ ...clickhouse, password }),
});

const aboutDatabase = { name, mode, ...refreshing, ...copySettings };
const postgresqlSource = postgresqlCandidate.extend(aboutDatabase).check(onlyForImported);
const mysqlSource = mysqlCandidate.extend(aboutDatabase).check(onlyForImported);
const clickhouseSource = clickhouseCandidate.extend(aboutDatabase).check(onlyForImported);

const fileSource = z
  .object({
    name,
    kind: z.literal('files').describe('The built-in source is there already.'),
    fileIds: z
      .array(fileId)
      .min(1)
      .max(100)
      .describe('The ids that `POST /files/upload` gave; the tables of these files make one source.'),
  })
  .meta({
    example: { name: 'Sales', kind: 'files', fileIds: ['6f1c1a52-7c36-4a0e-9d5e-0d6c3c5f2a11'] },
  });

export const newDataSource = z.discriminatedUnion('kind', [
  fileSource,
  postgresqlSource,
  mysqlSource,
  clickhouseSource,
]);
export type NewDataSource = z.infer<typeof newDataSource>;

export const change = z
  .object({
    name: name.optional(),
    connection: z
      .object({
        ...settings,
        port: anyPort.optional().describe('The usual one of the kind when left out.'),
        schema: postgresql.schema
          .removeDefault()
          .optional()
          .describe('Of PostgreSQL; `public` when left out.'),
        password,
      })
      .optional()
      .describe('Of databases: replaces all of it, password included. It is tried before it is stored.'),
    schedule: refreshing.schedule.nullable().describe('`null`: only when somebody asks for it.'),
    ...copySettings,
  })
  .meta({ example: { name: 'Sales 2026' } });
export type Change = z.infer<typeof change>;

export const fileOptions = z
  .object({ name: name.optional().describe('Of the new source; the name of the file when left out.') })
  .nullish()
  .meta({ example: { name: 'Sales' } });
export type FileOptions = z.infer<typeof fileOptions>;

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
    restricted: z
      .boolean()
      .optional()
      .describe(
        'For those alone that it is shared with; absent where everybody in the organisation uses it.',
      ),
    access: z.enum(sourceAccesses).optional().describe('Of those that are restricted: what I may do.'),
    kind: z.enum(dataSourceKinds),
    mode: z
      .enum(dataSourceModes)
      .describe(
        '`live`: asked where it is; `imported`: asked in a copy, which is a version that never changes.',
      ),
    connection: z
      .object({ ...settings, port: z.number().int(), schema: z.string().optional(), tls: z.enum(tlsModes) })
      .optional()
      .describe('Of databases.'),
    copy: copySettingsShown.optional().describe('Of databases that are imported: how they are copied.'),
    schedule: z.string().optional().describe('Of databases: when they are read once more.'),
    nextRefreshAt: z.iso.datetime().optional(),
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
      mode: 'imported',
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

export const dataSourcePage = pageOf(dataSource);
