import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one's own, empty, until it is removed. */
export async function makeTestFolder() {
  const path = await mkdtemp(join(tmpdir(), 'almanac-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
