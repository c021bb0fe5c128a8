import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DescribeTables, GetSchema, type SchemaView } from '#modules/catalog';
import { GetBoundaries, GetBuiltinDataStatus, GetStates } from '#modules/census';
import {
  builtinDataSourceId,
  type DataSourceView,
  dataSourcesErrors,
  GetDataSource,
  RegisterBuiltinDataSource,
} from '#modules/data-sources';
import { PublishDatasetFile } from '#modules/datasets';
import { publicOrganizationId } from '#shared/contracts';
import { type StartedModule, startModule, stubCommand, stubQuery } from '#shared/testing';
import { buildBuiltinData } from '../../../scripts/build-builtin-data.js';
import { builtinCatalog } from '../../../test/read-catalog.js';
import { CensusModule } from './census.module.js';
import { PrepareBuiltinData } from './use-cases/prepare-builtin-data.js';

describe('census', () => {
  let app: StartedModule;
  /** As data-sources has it. */
  let source: DataSourceView | undefined;
  /** What the other modules were sent, in order. */
  let sent: string[];
  let published: PublishDatasetFile['input'] | undefined;
  let schema: SchemaView;

  const registered: DataSourceView = {
    id: builtinDataSourceId,
    organizationId: publicOrganizationId,
    name: 'US census data',
    kind: 'builtin',
    mode: 'imported',
    status: 'loading',
    fileIds: [],
    createdAt: '2026-01-31T12:00:00.000Z',
  };

  beforeAll(async () => {
    await buildBuiltinData();
    schema = { ...(await builtinCatalog()).schema, dataSourceId: builtinDataSourceId };
  });
  beforeEach(() => {
    source = undefined;
    sent = [];
    published = undefined;
  });
  afterEach(() => app.stop());

  async function start(): Promise<void> {
    app = await startModule(CensusModule, {
      stubs: [
        stubQuery(GetDataSource, ({ dataSourceId }) => {
          if (!source) throw dataSourcesErrors.notFound({ dataSourceId });
          return source;
        }),
        stubCommand(RegisterBuiltinDataSource, () => {
          sent.push('register');
          source ??= registered;
          return source;
        }),
        stubCommand(DescribeTables, () => void sent.push('describe')),
        stubCommand(PublishDatasetFile, (input) => {
          sent.push('publish');
          published = input;
          const { dataSourceId, organizationId, declaredKeys } = input;
          const stored = { objectKey: 'x', sizeBytes: 1, origins: [], createdAt: registered.createdAt };
          return { dataSourceId, organizationId, declaredKeys, version: '0123456789abcdef', ...stored };
        }),
        stubQuery(GetSchema, () => schema),
      ],
    });
    await app.get(PrepareBuiltinData).done();
  }

  const status = () => app.queries.execute(new GetBuiltinDataStatus());
  const get = (url: string, headers = {}) => app.http({ method: 'GET', url: `/api/v1${url}`, headers });

  const builtVersion = async () => {
    const content = await readFile(new URL('../../../dist/builtin/census.duckdb', import.meta.url));
    return createHash('sha256').update(content).digest('hex').slice(0, 16);
  };

  describe('at the start', () => {
    it('registers, describes and publishes the built-in data', async () => {
      await start();

      expect(sent).toEqual(['register', 'describe', 'publish']);
      expect(published).toMatchObject({
        dataSourceId: builtinDataSourceId,
        organizationId: publicOrganizationId,
        path: expect.stringMatching(/dist\/builtin\/census\.duckdb$/),
      });
    });

    it('publishes nothing when the version that was built is the one that answers', async () => {
      source = { ...registered, status: 'ready', version: await builtVersion() };
      await start();

      expect(sent).toEqual(['register', 'describe']);
    });

    it('publishes once more when another version answers, or this one could not be made ready', async () => {
      source = { ...registered, status: 'ready', version: 'fedcba9876543210' };
      await start();

      expect(sent).toEqual(['register', 'describe', 'publish']);
    });
  });

  describe('status', () => {
    it('is preparing until data-sources says that it can be asked, whichever replica made it so', async () => {
      await start();
      expect(await status()).toEqual({ status: 'preparing' });

      source = { ...registered, status: 'ready', version: await builtVersion() };
      expect(await status()).toEqual({ status: 'ready' });
    });

    it('is ready while a newer version is made ready', async () => {
      source = { ...registered, status: 'loading', version: 'fedcba9876543210' };
      await start();

      expect(await status()).toEqual({ status: 'ready' });
    });

    it('says why the data cannot be asked', async () => {
      await start();
      source = { ...registered, status: 'failed', failure: { code: 'x.y', message: 'The disk is full.' } };

      expect(await status()).toEqual({ status: 'failed', failure: 'The disk is full.' });
    });
  });

  describe('geography', () => {
    const topology = async (type: 'states' | 'counties') => {
      const { topojson } = await app.queries.execute(new GetBoundaries({ type }));
      return JSON.parse(topojson) as Topology<Record<string, GeometryCollection<{ name: string }>>>;
    };

    it('knows the states and the District of Columbia', async () => {
      await start();
      const states = await app.queries.execute(new GetStates());

      expect(states).toHaveLength(51);
      expect(states).toContainEqual({
        fips: '39',
        name: 'Ohio',
        abbreviation: 'OH',
        region: 'Midwest',
        division: 'East North Central',
      });
    });

    it.each([
      ['states', 56, '39', 'Ohio'],
      ['counties', 3231, '06037', 'Los Angeles'],
    ] as const)('has the boundaries of %s by FIPS', async (...expected) => {
      const [type, count, id, name] = expected;
      await start();
      const { objects } = await topology(type);

      expect(Object.keys(objects)).toEqual([type]);
      expect(objects[type]?.geometries).toHaveLength(count);
      expect(objects[type]?.geometries).toContainEqual(expect.objectContaining({ id, properties: { name } }));
    });

    it('serves them to guests, and not twice to whoever has them', async () => {
      await start();
      const first = await get('/data/boundaries/states');
      const again = await get('/data/boundaries/states', { 'if-none-match': first.headers.etag });

      expect(first.statusCode).toBe(200);
      expect(first.headers).toMatchObject({ 'cache-control': 'public, max-age=86400' });
      expect(first.json()).toMatchObject({ type: 'Topology' });
      expect(again.statusCode).toBe(304);
      expect(again.body).toBe('');
    });

    it('serves them as GeoJSON', async () => {
      await start();
      const response = await get('/data/boundaries/states?format=geojson');

      expect(response.headers['content-type']).toContain('application/geo+json');
      expect(response.json()).toMatchObject({ type: 'FeatureCollection' });
      expect(response.json().features[0]).toMatchObject({ type: 'Feature', id: expect.any(String) });
    });

    it('says which boundaries there are when asked for others', async () => {
      await start();
      const response = await get('/data/boundaries/planets');

      expect(response.statusCode).toBe(404);
      expect(response.json()).toMatchObject({ code: 'census.unknownBoundaryType' });
    });
  });

  it('shows the source, vintage and licence of every table and column', async () => {
    await start();
    const response = await get('/data/metadata/census');

    expect(response.statusCode).toBe(200);
    const { tables } = response.json();
    expect(tables).toHaveLength(8);
    for (const table of tables)
      for (const one of [table, ...table.columns])
        expect(one).toMatchObject({
          label: expect.any(String),
          source: expect.any(String),
          vintage: expect.any(String),
          licence: expect.any(String),
        });
  });
});
