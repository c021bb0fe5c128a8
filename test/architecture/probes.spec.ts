import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cruise } from './depcruise.js';

const secret = '../../data-sources/infra/data-source.entity.js';

/** Every way we know to break a boundary, and the rule that must notice. A blind rule fails here. */
const probes: [file: string, code: string, rule: string][] = [
  ['modules/queries/infra/p01.ts', `import '${secret}';`, 'only-contracts-cross-modules'],
  [
    'modules/queries/infra/p02.ts',
    `import type { DataSourceEntity as X } from '${secret}'; export type { X };`,
    'only-contracts-cross-modules',
  ],
  [
    'modules/queries/infra/p03.ts',
    `export type X = import('${secret}').DataSourceEntity;`,
    'only-contracts-cross-modules',
  ],
  [
    'modules/queries/infra/p04.ts',
    `export const x = () => import('${secret}');`,
    'only-contracts-cross-modules',
  ],
  ['modules/queries/infra/p05.ts', `export const x = require('${secret}');`, 'only-contracts-cross-modules'],
  ['modules/queries/infra/p06.ts', `export * from '${secret}';`, 'only-contracts-cross-modules'],
  ['modules/data-sources/use-cases/p07.ts', `import '#modules/queries';`, 'uses-of-data-sources'],
  ['modules/queries/domain/p08.ts', `import '../infra/engine.js';`, 'domain-is-pure'],
  [
    'modules/queries/domain/p09.ts',
    `import type { DataSource } from 'typeorm'; export type X = DataSource;`,
    'domain-is-pure',
  ],
  ['modules/queries/http/p10.ts', `import '../infra/engine.js';`, 'http-only-talks-to-the-bus'],
  ['shared/errors/p11.ts', `import '#modules/data-sources';`, 'shared-knows-no-module'],
  ['modules/queries/contract/p12.ts', `import '../domain/inspect.js';`, 'contract-is-a-leaf'],
  [
    'modules/queries/infra/p13.ts',
    `import '../../data-sources/data-sources.module.js';`,
    'modules-are-wired-only-in-app',
  ],
  [
    'modules/queries/infra/p14.ts',
    `import '#modules/data-sources/infra/data-source.entity';`,
    'nothing-unresolved',
  ],
  ['modules/rogue/p15.ts', `import '#modules/data-sources';`, 'every-module-is-listed'],
  ['p16.ts', `export * from './modules/data-sources/infra/data-source.entity.js';`, ''],
  ['modules/queries/infra/p17.ts', `import '../../../p16.js';`, 'modules-see-only-shared-and-contracts'],
  [
    'modules/queries/infra/p18.ts',
    `import '../../data-sources/contract/p19.js';`,
    'only-contracts-cross-modules',
  ],
  ['modules/data-sources/contract/p19.ts', `import 'zod';`, 'contract-is-a-leaf'],
  ['shared/contracts/p20.ts', `import 'rxjs';`, 'contract-kit-is-a-leaf'],
  ['shared/http/p21.ts', `import '../messaging/outbox.js';`, 'shared-by-its-index'],
  ['modules/queries/infra/p22.ts', `import './p23.js';`, 'no-cycles'],
  ['modules/queries/infra/p23.ts', `import type {} from './p22.js';`, ''],
  ['modules/queries/infra/p24.ts', `import '#shared/testing';`, 'tests-are-leaves'],
];

const folder = mkdtempSync(join(tmpdir(), 'probes-'));
let caught: string[];

beforeAll(() => {
  for (const name of [
    ...['src', 'test', 'scripts'],
    ...['architecture.json', '.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'],
  ])
    cpSync(name, join(folder, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const [file, code] of probes) {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  caught = cruise(folder).summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

it.each(probes.filter(([, , rule]) => rule))('%s: %s', (file, _code, rule) => {
  expect(caught).toContain(`src/${file} ${rule}`);
});

it('everything else is clean', () => {
  const planted = probes.map(([file]) => `src/${file}`);
  expect(caught.filter((line) => !planted.some((file) => line.startsWith(file)))).toEqual([]);
});
