import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '../src/modules/census/domain/manifest.ts';
import { boundaryFiles } from './builtin-data/boundaries.ts';
import { statesByFips } from './builtin-data/geography.ts';
import { declaredKeys } from './builtin-data/keys.ts';
import { notes } from './builtin-data/notes/index.ts';
import { sourceFiles } from './builtin-data/source-packages.ts';
import { tables } from './builtin-data/tables.ts';
import { writeDuckdb } from './builtin-data/write-duckdb.ts';

/**
 * Makes the built-in data: `census.duckdb`, `states.json` and `counties.json` (TopoJSON), and `manifest.json`,
 * which says what is in them. Does nothing when neither the sources nor the program changed.
 */

const scripts = fileURLToPath(new URL('.', import.meta.url));
const builtinFolder = join(scripts, '../dist/builtin');

const manifestFile = 'manifest.json';

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

async function hashOfInputs(): Promise<string> {
  const program: string[] = [];
  for await (const path of glob('builtin-data/**/*.ts', { cwd: scripts })) program.push(join(scripts, path));
  const paths = [...program.sort(), fileURLToPath(import.meta.url), ...Object.values(sourceFiles)];
  const hashes = await Promise.all(paths.map(async (path) => sha256(await readFile(path))));
  return sha256(hashes.join(' '));
}

async function isUpToDate(folder: string, inputHash: string): Promise<boolean> {
  const path = join(folder, manifestFile);
  return existsSync(path) && JSON.parse(await readFile(path, 'utf8')).inputHash === inputHash;
}

async function writeAll(folder: string, inputHash: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeDuckdb(join(folder, 'census.duckdb'), tables);
  const boundaries = boundaryFiles();
  await writeFile(join(folder, 'states.json'), boundaries.states);
  await writeFile(join(folder, 'counties.json'), boundaries.counties);
  const manifest: Manifest = {
    inputHash,
    database: { file: 'census.duckdb', sha256: sha256(await readFile(join(folder, 'census.duckdb'))) },
    boundaries: {
      states: { file: 'states.json', sha256: sha256(boundaries.states) },
      counties: { file: 'counties.json', sha256: sha256(boundaries.counties) },
    },
    states: [...statesByFips.values()].map((state) => ({
      fips: state.fips,
      name: state.state,
      abbreviation: state.state_abbr,
      region: state.region,
      division: state.division,
    })),
    declaredKeys,
    notes,
  };
  await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Returns whether anything was built. Two builds at once do no harm: both move the same files into place. */
export async function buildBuiltinData(folder: string = builtinFolder): Promise<boolean> {
  const inputHash = await hashOfInputs();
  if (await isUpToDate(folder, inputHash)) return false;
  const building = join(folder, `building-${process.pid}`);
  await rm(building, { recursive: true, force: true });
  await writeAll(building, inputHash);
  // The manifest last: what it describes is there then.
  for (const file of ['census.duckdb', 'states.json', 'counties.json', manifestFile])
    await rename(join(building, file), join(folder, file));
  await rm(building, { recursive: true });
  return true;
}

if (import.meta.main) {
  const built = await buildBuiltinData();
  console.log(built ? 'Built-in data: built.' : 'Built-in data: unchanged.');
}
