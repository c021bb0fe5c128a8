import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ColumnValues, SchemaView, TableNote } from '#modules/catalog';
import type { DeclaredKey, Origin } from '#modules/datasets';
import { withNotes } from '../src/modules/catalog/domain/notes.js';
import { modelVersionOf, readCatalog } from '../src/modules/catalog/infra/read-catalog.js';

const limits = { valuesPerColumn: 20_000, values: 100_000, memoryMb: 1024 };

export interface Said {
  readonly notes?: readonly TableNote[];
  readonly declaredKeys?: readonly DeclaredKey[];
  readonly origins?: readonly Origin[];
}

/** What `GetSchema` and `GetColumnValues` answer for a DuckDB file, without PostgreSQL. */
export async function catalogOf(
  path: string,
  { notes = [], declaredKeys = [], origins = [] }: Said = {},
): Promise<{ readonly schema: SchemaView; readonly values: readonly ColumnValues[] }> {
  const { schema: inferred, values } = await readCatalog(path, { declaredKeys, origins, limits });
  const schema = withNotes(inferred, notes);
  const version = createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
  const modelVersion = modelVersionOf(version, schema);
  return { values, schema: { dataSourceId: version, version, modelVersion, dialect: 'duckdb', ...schema } };
}

/** The same for the built-in data, as `npm run build` left it in dist/builtin. */
export async function builtinCatalog() {
  const folder = new URL('../dist/builtin/', import.meta.url);
  const { notes, declaredKeys } = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8'));
  return catalogOf(new URL('census.duckdb', folder).pathname, { notes, declaredKeys });
}
