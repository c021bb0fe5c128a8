import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChooseChart, RenderChart } from '#modules/charts';
import type { JsonValue } from '#shared/contracts';
import { type StartedModule, startModule } from '#shared/testing';
import { ChartsModule } from './charts.module.js';
import { ChartsConfig } from './infra/config.js';
import { censusStubs, samples } from './testing/samples.js';

const $schema = 'https://vega.github.io/schema/vega-lite/v6.json';
const dot: Record<string, JsonValue> = {
  $schema,
  data: { values: [{ a: 1 }] },
  mark: 'point',
  encoding: { x: { field: 'a', type: 'quantitative' } },
};

describe('charts', () => {
  let app: StartedModule;

  beforeAll(async () => {
    const settings = { ...new ChartsConfig(), timeLimitSeconds: 8, memoryMb: 128, maxSpecBytes: 1_000_000 };
    app = await startModule(ChartsModule, {
      stubs: censusStubs,
      override: (builder) => builder.overrideProvider(ChartsConfig).useValue(settings),
    });
  });
  afterAll(() => app.stop());

  const render = (spec: Record<string, JsonValue>, format: 'svg' | 'png' = 'svg') =>
    app.queries.execute(new RenderChart({ spec, format }));
  const send = (path: string, payload: object, headers = {}) =>
    app.http({ method: 'POST', url: `/api/v1/visualizations/${path}`, payload, headers });
  const post = (payload: object, headers = {}) => send('render', payload, headers);

  it.each(Object.entries(samples))('draws %s', { timeout: 30_000 }, async (_, { data, title }) => {
    const { spec } = await app.queries.execute(new ChooseChart({ data, title }));
    const svg = await render(spec);
    const png = await render(spec, 'png');

    expect(svg.mediaType).toBe('image/svg+xml');
    expect(svg.content).toContain(title);
    expect(svg.content).toContain('Open Sans');
    expect(png.mediaType).toBe('image/png');
    expect(Buffer.from(png.content, 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  it('writes text with the font that it brings along', async () => {
    const inked = async (title: string) => (await render({ ...dot, title }, 'png')).content;

    expect(await inked('Population of Ohio')).not.toBe(await inked('Population of Iowa'));
  });

  it.each([
    ['a file', { ...dot, data: { url: 'file:///etc/passwd', format: { type: 'csv' } } }, '/etc/passwd'],
    ['a path', { ...dot, data: { url: '../../package.json' } }, 'package.json'],
    ['the network', { ...dot, data: { url: 'http://127.0.0.1:1/x.json' } }, '127.0.0.1'],
    ['our other addresses', { ...dot, data: { url: '/api/v1/data/metadata/census' } }, 'metadata'],
    [
      'a picture',
      { ...dot, mark: { type: 'image', url: 'file:///etc/x.png', width: 9, height: 9 } },
      'x.png',
    ],
    ['a link', { ...dot, encoding: { href: { value: 'https://example.com' } } }, 'example.com'],
  ])('loads nothing else: %s', async (_, spec, name) => {
    await expect(render(spec)).rejects.toMatchObject({
      code: 'charts.badSpecification',
      kind: 'invalid',
      message: expect.stringContaining(name),
    });
  });

  it.each([
    ['no Vega-Lite', { mark: 'bar' }],
    ['plain Vega', { $schema: 'https://vega.github.io/schema/vega/v6.json', marks: [] }],
    ['nothing to draw', { $schema }],
    ['an unknown mark', { ...dot, mark: 'nonsense' }],
    ['a broken expression', { ...dot, transform: [{ calculate: 'datum.a +', as: 'b' }] }],
    ['a function that there is not', { ...dot, transform: [{ calculate: 'process.exit(1)', as: 'b' }] }],
    [
      'a way out of the expressions',
      { ...dot, transform: [{ calculate: "datum.constructor.constructor('return 1')()", as: 'b' }] },
    ],
  ])('refuses %s', async (_, spec) => {
    await expect(render(spec as Record<string, JsonValue>)).rejects.toMatchObject({
      code: 'charts.badSpecification',
    });
  });

  it.each([
    ['endless rows', { ...dot, data: { sequence: { start: 0, stop: 1e8, as: 'a' } } }],
    ['an endless expression', { ...dot, transform: [{ calculate: 'length(sequence(0, 1e9))', as: 'b' }] }],
    ['a picture as large as a house', { ...dot, width: 1e9, height: 1e9 }],
  ])(
    'ends %s, and draws on',
    async (_, spec) => {
      await expect(render(spec as Record<string, JsonValue>, 'png')).rejects.toMatchObject({
        code: expect.stringMatching(/^charts\.(tooSlow|tooLarge|badSpecification)$/),
      });
      expect((await render(dot)).content).toContain('<svg');
    },
    60_000,
  );

  it('refuses what is too large to begin with', async () => {
    const values = Array.from({ length: 50_000 }, (_, a) => ({ a, text: 'x'.repeat(20) }));

    await expect(render({ ...dot, data: { values } })).rejects.toMatchObject({ code: 'charts.tooLarge' });
  });

  it('answers a picture or the chart itself, as asked', async () => {
    const { data, title } = samples.bar;
    const png = await post({ data, title, format: 'png' });
    const svg = await post({ data, title }, { accept: 'image/svg+xml' });
    const json = await post({ data, title }, { accept: 'application/json' });

    expect(png.headers['content-type']).toBe('image/png');
    expect(png.rawPayload.subarray(1, 4).toString()).toBe('PNG');
    expect(svg.headers['content-type']).toContain('image/svg+xml');
    expect(svg.body).toContain('Maryland');
    expect(json.json()).toMatchObject({ type: 'bar', spec: { $schema }, reason: expect.any(String) });
    expect((await post({ spec: dot })).body).toContain('<svg');
  });

  it('names what is wrong with a request', async () => {
    const value = { columns: [{ name: 'n', type: 'integer' }], rows: [[1]] };

    expect((await post({})).json()).toMatchObject({ status: 400, code: 'http.invalidRequest' });
    expect((await post({ data: value })).json()).toMatchObject({ status: 400, code: 'charts.notAPicture' });
    expect((await post({ spec: { mark: 'bar' } })).json()).toMatchObject({ code: 'charts.badSpecification' });
  });

  it('says which type suits a result, and why', async () => {
    const response = await send('select-type', { data: samples.line.data });

    expect(response.json()).toEqual({ type: 'line', reason: expect.any(String) });
  });

  it('makes the specification of a chart, of the type that suits or of another, and draws it', async () => {
    const { data, title } = samples.bar;
    const suits = (await send('generate-config', { data, title })).json();
    const asked = (await send('generate-config', { data, title, type: 'table' })).json();

    expect(suits).toMatchObject({ type: 'bar', spec: { $schema }, reason: expect.any(String) });
    expect((await post({ spec: suits.spec })).body).toContain('Maryland');
    expect(asked).toMatchObject({ type: 'table', spec: {} });
    expect((await send('generate-config', { title })).json()).toMatchObject({ code: 'http.invalidRequest' });
  });

  it('lists the types it knows', async () => {
    const response = await app.http({ url: '/api/v1/visualizations/types' });

    expect(response.json().map(({ type }: { type: string }) => type)).toEqual([
      'table',
      'value',
      'bar',
      'line',
      'scatter',
      'histogram',
      'pie',
      'map',
    ]);
  });
});
