import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsFrom } from './page-of-rows.js';

const widths = [10, 10, 200, 10, 10];

describe('a page of rows', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-page-'));
    path = join(folder, 'rows');
    await writeFile(path, widths.map((width) => `${JSON.stringify({ c0: 'x'.repeat(width) })}\n`).join(''));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The widths of the rows of every page. */
  async function pages(most: { rows: number; bytes: number }): Promise<number[][]> {
    const found: number[][] = [];
    for (let [at, more] = [0, true]; more; ) {
      const page = await rowsFrom(path, at, most);
      found.push(page.rows.map(({ cells }) => String(cells[0]).length));
      at = page.rows.at(-1)?.end ?? 0;
      more = page.more;
    }
    return found;
  }

  it.each([
    ['so many rows', { rows: 2, bytes: 1000 }, [[10, 10], [200, 10], [10]]],
    ['all that there are', { rows: 5, bytes: 1000 }, [widths]],
    ['as many as fit', { rows: 5, bytes: 60 }, [[10, 10], [200], [10, 10]]],
    ['one, if it is wider than a page', { rows: 5, bytes: 1 }, [[10], [10], [200], [10], [10]]],
  ])('holds %s', async (_, most, expected) => {
    expect(await pages(most)).toEqual(expected);
  });
});
