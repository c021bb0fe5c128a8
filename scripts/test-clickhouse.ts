import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run test:clickhouse` runs what is tested of ClickHouse's dialect on ClickHouse of today, in process, where
 * `npm test` knows the old server that Debian has. It is 540 MB, which nothing else installs.
 */

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'node_modules/.cache/chdb');
const version = '3.4.0';

const specs = [
  'src/modules/catalog/clickhouse-catalog',
  'src/modules/queries/clickhouse-gate',
  'src/modules/queries/execution',
  'src/modules/queries/quality',
  'src/modules/queries/row-policies',
  'src/modules/questions/dialects',
  'src/shared/live-databases/live-pools',
].map((name) => `${name}.int-spec.ts`);

/** What is about a server: users, connections, statements that are stopped, and that it only reads. */
const ofServers =
  'stops|turns away|anew|cannot do|never does|interrupted|breaks|failed|password|public|in the clear|says nothing of the server';

const inRoot = { cwd: root, stdio: 'inherit' } as const;
if (!existsSync(join(folder, 'node_modules/chdb'))) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  execFileSync('npm', ['install', '--ignore-scripts', `chdb@${version}`], { ...inRoot, cwd: folder });
}
const only = ['--testNamePattern', `^(?=.*ClickHouse)(?!.*(${ofServers}))`];
execFileSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'database', ...only, ...specs],
  // biome-ignore lint/style/noProcessEnv: the tests get the surroundings of the shell
  { ...inRoot, env: { ...process.env, ALMANAC_TEST_CHDB: folder } },
);
