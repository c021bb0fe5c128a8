import { randomUUID } from 'node:crypto';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { GetSchema, type SchemaView } from '#modules/catalog';
import { GetLiveConnection, type LiveConnectionView } from '#modules/data-sources';
import { LiveDatabasesConfig } from '#shared/live-databases';
import { ObjectStore } from '#shared/object-store';
import { type StartedModule, startModule, stubQuery } from '#shared/testing';
import { QueriesConfig } from '../infra/config.js';
import { noPolicies } from './no-policies.js';
import { type MoreTables, makeSampleSource, sampleSchema, withMore } from './sample-source.js';

const noMore: MoreTables = { statements: [], tables: [] };

export interface OpenedSource {
  readonly app: StartedModule;
  readonly schema: SchemaView;
  readonly remove: () => Promise<void>;
  /** Of databases of others. */
  readonly live:
    | { readonly ask: (sql: string) => Promise<unknown[][]>; connection: LiveConnectionView }
    | undefined;
}

const limited = (builder: TestingModuleBuilder, { settings }: MoreTables) =>
  builder.overrideProvider(QueriesConfig).useValue({ ...new QueriesConfig(), ...settings });

interface LiveSource {
  readonly schema: SchemaView;
  readonly connection: LiveConnectionView;
  readonly ask: (sql: string) => Promise<unknown[][]>;
  readonly remove: () => Promise<void>;
}

/** The module before the built-in data. */
export async function openDuckdb(
  module: Parameters<typeof startModule>[0],
  more = noMore,
): Promise<OpenedSource> {
  const source = await makeSampleSource(more);
  const app = await startModule(module, {
    stubs: source.stubs,
    override: (builder) => limited(builder, more).overrideProvider(ObjectStore).useValue(source.objects),
  });
  return { app, schema: withMore(sampleSchema, more), remove: source.remove, live: undefined };
}

/** The module before a live database. What is said of its connection may be changed. */
export async function openLive(
  module: Parameters<typeof startModule>[0],
  make: (dataSourceId: string) => Promise<LiveSource>,
  more = noMore,
): Promise<OpenedSource> {
  const source = await make(randomUUID());
  for (const statement of more.statements) await source.ask(statement);
  const schema = withMore(source.schema, more);
  const live = { ask: source.ask, connection: source.connection };
  const app = await startModule(module, {
    stubs: [
      ...(more.policies ?? [noPolicies]),
      stubQuery(GetSchema, () => schema),
      stubQuery(GetLiveConnection, () => live.connection),
    ],
    override: (builder) =>
      limited(builder, more).overrideProvider(LiveDatabasesConfig).useValue({ allowPrivate: 'on' }),
  });
  return { app, schema, remove: source.remove, live };
}
