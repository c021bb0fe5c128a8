import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** `npm run docs`: has the tests that hold generated documents equal to the code write them instead. */
const root = resolve(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');

execFileSync(process.execPath, [vitest, 'run', '--project', 'fast', 'test/docs'], {
  cwd: root,
  stdio: 'inherit',
  // biome-ignore lint/style/noProcessEnv: handed on to the tests, not read.
  env: { ...process.env, WRITE_DOCS: 'yes' },
});
