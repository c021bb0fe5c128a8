import { globSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConfigClass, Setting } from '#shared/config';
import { expectGenerated } from './generated.js';

type AnyConfig = ConfigClass<Readonly<Record<string, Setting>>>;

const files = globSync(['src/**/config.ts', 'src/**/*.config.ts']).sort();
let configs: AnyConfig[];

beforeAll(async () => {
  // biome-ignore lint/plugin: the document is about every config class there is.
  const exported = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  configs = exported
    .flatMap((module) => Object.values(module as Record<string, unknown>))
    .filter((one): one is AnyConfig => typeof one === 'function' && 'settings' in one)
    .sort((one, other) => rank(one) - rank(other) || one.section.localeCompare(other.section));
});

const rank = ({ section }: AnyConfig) => (section === 'core' ? 0 : 1);

it('docs/configuration.md lists every setting', () => {
  expectGenerated('docs/configuration.md', `${introduction}${configs.map(sectionOf).join('\n')}`);
});

it('settings are defined in files called config.ts', () => {
  const others = globSync('src/**/*.ts').filter(
    (file) => !/spec[.]ts$/.test(file) && !file.endsWith('define-config.ts') && !files.includes(file),
  );

  expect(others.filter((file) => readFileSync(file, 'utf8').includes('defineConfig('))).toEqual([]);
});

it('a variable has one owner', () => {
  const variables = configs.flatMap(({ settings }) =>
    Object.values(settings).map(({ variable }) => variable),
  );

  expect(variables.filter((name, index) => variables.indexOf(name) !== index)).toEqual([]);
});

const introduction = `# Configuration

Settings are environment variables, or lines of a file \`.env\` in the folder that Almanac is started in (a variable
of the environment wins). They are read once, at the start: a value that Almanac cannot run with stops it, with the
variable, what is wrong and what is allowed; so does a variable that begins with \`ALMANAC_\` and is not listed here.

This file is generated from the settings themselves (\`npm run docs\`); a test holds it equal to them.

`;

function sectionOf({ section, settings }: AnyConfig): string {
  const rows = Object.values(settings).map(
    (one) =>
      `| \`${one.variable}\` | ${defaultOf(one)} | ${allowedBy(one)} | ${cell(one.description)}${one.secret ? ' Secret: never printed.' : ''} |`,
  );
  return [
    `## ${section}`,
    '',
    '| Variable | Default | Allowed | What for |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function defaultOf({ schema }: Setting): string {
  const parsed = schema.safeParse(undefined);
  if (!parsed.success) return '**required**';
  const empty = parsed.data === undefined || parsed.data === '' || typeof parsed.data === 'object';
  return empty ? '' : `\`${cell(String(parsed.data))}\``;
}

interface Allowed {
  readonly enum?: readonly string[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

function allowedBy({ schema }: Setting): string {
  const allowed = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Allowed;
  if (allowed.enum) return allowed.enum.map((value) => `\`${value}\``).join(', ');
  if (allowed.type === 'number' || allowed.type === 'integer') return rangeOf(allowed);
  return allowed.format === 'uri' ? 'a URL' : '';
}

function rangeOf({ type, minimum, exclusiveMinimum, maximum }: Allowed): string {
  const kind = type === 'integer' ? 'whole number' : 'number';
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? ` from ${minimum}` : '';
  const above = exclusiveMinimum === undefined ? '' : ` above ${exclusiveMinimum}`;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? ` to ${maximum}` : '';
  return `${kind}${least}${above}${most}`;
}

const cell = (text: string) => text.replaceAll('|', '\\|');
