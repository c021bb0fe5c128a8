import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * `npm run build` compiles the sources and makes the built-in data. `npm start` calls it with --if-changed: then
 * it compares names, sizes and times of what a build reads with those of the last one, which takes milliseconds.
 */

const root = resolve(import.meta.dirname, '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.build-stamp');

const inputs = [
  'src/**/*.ts',
  'scripts/**/*',
  'migrations/**/*.ts',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
];
const isTest = (path: string) => /[.](spec|int-spec)[.]ts$/.test(path);

function fingerprint(): string {
  const paths = globSync(inputs, { cwd: root }).filter((path) => !isTest(path));
  const states = paths.sort().map((path) => {
    const { size, mtimeMs } = statSync(join(root, path));
    return `${path} ${size} ${mtimeMs}`;
  });
  return createHash('sha256')
    .update([process.version, ...states].join('\n'))
    .digest('hex');
}

/** The built-in data knows by itself whether it is up to date. */
function removeOldCode(): void {
  for (const entry of existsSync(dist) ? readdirSync(dist) : [])
    if (entry !== 'builtin') rmSync(join(dist, entry), { recursive: true });
}

function run(...args: string[]): void {
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
}

/**
 * A server that ran them as they are would load Node's type stripping, and keep it in memory. A module without
 * migrations of its own has a folder all the same: it says that the module has a schema.
 */
async function compileMigrations(): Promise<void> {
  // Here and not above: a start that builds nothing has no time for the compiler.
  const { default: ts } = await import('typescript');
  const compilerOptions = { target: ts.ScriptTarget.ES2024 };
  for (const module of readdirSync(join(root, 'migrations'))) {
    const target = join(dist, 'migrations', module);
    mkdirSync(target, { recursive: true });
    for (const file of globSync('*.ts', { cwd: join(root, 'migrations', module) })) {
      const source = readFileSync(join(root, 'migrations', module, file), 'utf8');
      writeFileSync(
        join(target, file.replace(/ts$/, 'js')),
        ts.transpileModule(source, { compilerOptions }).outputText,
      );
    }
  }
}

async function build(): Promise<void> {
  const before = fingerprint();
  removeOldCode();
  run(join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build');
  await compileMigrations();
  run(join(root, 'scripts/build-builtin-data.ts'));
  mkdirSync(dist, { recursive: true });
  writeFileSync(stamp, before);
}

const unchanged = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

if (process.argv.includes('--if-changed') && unchanged()) process.exit(0);
console.log('Building Almanac (about half a minute) …');
try {
  await build();
} catch {
  console.error('The build failed: see above.');
  process.exit(1);
}
