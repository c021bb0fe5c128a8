import { z } from 'zod';
import { type CopySettings, type DataSourceMode, usualCopy } from '../contract/index.js';

const tableName = z.string().min(1).max(128);
const columnName = z.string().min(1).max(128);
const percent = z.number().int().min(0);

export const refreshing = {
  schedule: z
    .string()
    .max(100)
    .optional()
    .describe(
      'When it is read once more, as five fields of cron in UTC (`0 3 * * *`: every night at 3). ' +
        'Left out: only when somebody asks for it.',
    ),
};

const checks = z.object({
  maxRowLossPercent: percent
    .max(100)
    .default(usualCopy.checks.maxRowLossPercent)
    .describe('Of the rows of a table in the version before, how many may be gone.'),
  maxRowGrowthPercent: percent
    .max(1_000_000_000)
    .optional()
    .describe('How many may have come; any number when left out.'),
  unique: z
    .array(z.object({ table: tableName, columns: z.array(columnName).min(1).max(32) }))
    .max(1000)
    .default([])
    .describe('Columns that identify a row, beside the keys that the database declares.'),
});

const settings = {
  tables: z.array(tableName).min(1).max(10_000).describe('The tables that are copied; all when left out.'),
  incremental: z
    .record(tableName, columnName)
    .describe(
      'By table, a column that grows with whatever changes, a time, a date or a whole number: only what is new is ' +
        'read. Rows that are deleted in the database stay until a whole refresh. Other tables are read whole.',
    ),
  keepVersions: z
    .number()
    .int()
    .min(1)
    .max(100)
    .describe(
      `Versions that are kept, the one that answers included; ${usualCopy.keepVersions} when left out.`,
    ),
};

/** In requests everything may be left out. */
export const copySettings = {
  tables: settings.tables.optional(),
  incremental: settings.incremental.optional(),
  keepVersions: settings.keepVersions.optional(),
  checks: checks
    .optional()
    .describe('What a copy has to be like before it answers; otherwise it is held back.'),
};
type Asked = z.infer<z.ZodObject<typeof copySettings>>;

export const copySettingsShown = z.object({
  ...settings,
  tables: settings.tables.optional(),
  checks: checks.required({ maxRowLossPercent: true, unique: true }),
});

/** What was asked for and nothing else. */
export const askedOf = ({
  tables,
  incremental,
  keepVersions,
  checks: asked,
}: Asked): Partial<CopySettings> => ({
  ...(tables && { tables }),
  ...(incremental && { incremental }),
  ...(keepVersions !== undefined && { keepVersions }),
  ...(asked && { checks: asked }),
});

/** A source that is asked where it is has no copy that could be told how to be made. */
export const onlyForImported = (
  checked: z.core.ParsePayload<Asked & { readonly mode: DataSourceMode }>,
): void => {
  const { value, issues } = checked;
  if (value.mode === 'imported') return;
  for (const field of Object.keys(askedOf(value)))
    issues.push({
      code: 'custom',
      input: value,
      path: [field],
      message: 'Only for sources with the mode `imported`.',
    });
};

export const refreshOptions = z
  .object({
    whole: z.boolean().default(false).describe('Everything, also where usually only what is new is read.'),
    unchecked: z.boolean().default(false).describe('What is read may answer whatever its checks say.'),
  })
  .nullish()
  .meta({ example: { whole: true } });
export type RefreshOptions = z.infer<typeof refreshOptions>;
