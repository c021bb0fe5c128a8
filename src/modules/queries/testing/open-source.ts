import { randomUUID } from 'node:crypto';
import { GetSchema, type SchemaView } from '#modules/catalog';
import { GetLiveConnection, type LiveConnectionView } from '#modules/data-sources';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { ObjectStore } from '#shared/object-store';
import { startModule, stubQuery } from '#shared/testing';
import { noPolicies } from './no-policies.js';
import { type MoreTables, makeSampleSource, sampleSchema, withMore } from './sample-source.js';

const noMore: MoreTables = { statements: [], tables: [] };

interface LiveSource {
  readonly schema: SchemaView;
  readonly connection: LiveConnectionView;
  readonly ask: (sql: string) => Promise<unknown[][]>;
  readonly remove: () => Promise<void>;
}

/** The module before the built-in data. */
export async function openDuckdb(module: Parameters<typeof startModule>[0], more = noMore) {
  const source = await makeSampleSource(more);
  const app = await startModule(module, {
    stubs: source.stubs,
    override: (builder) => builder.overrideProvider(ObjectStore).useValue(source.objects),
  });
  return { app, schema: withMore(sampleSchema, more), remove: source.remove };
}

/** The module before a live database. */
export async function openLive(
  module: Parameters<typeof startModule>[0],
  make: (dataSourceId: string) => Promise<LiveSource>,
  more = noMore,
) {
  const source = await make(randomUUID());
  for (const statement of more.statements) await source.ask(statement);
  const schema = withMore(source.schema, more);
  const app = await startModule(module, {
    stubs: [
      ...(more.policies ?? [noPolicies]),
      stubQuery(GetSchema, () => schema),
      stubQuery(GetLiveConnection, () => source.connection),
    ],
    override: (builder) => builder.overrideProvider(LiveDatabasesConfig).useValue({ allowPrivate: 'on' }),
  });
  return { app, schema, remove: source.remove };
}
