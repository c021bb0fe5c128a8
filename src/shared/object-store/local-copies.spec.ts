import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalCopies } from './local-copies.js';

describe('local copies of remote objects', () => {
  let folder: string;
  let fetched: string[];
  let copies: LocalCopies;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'almanac-test-'));
    fetched = [];
    copies = new LocalCopies(folder, 30);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const ten = (key: string, tag = 'v1') => ({ key, tag, sizeBytes: 10 });
  const hold = (key: string, tag = 'v1', from = copies) =>
    from.hold(ten(key, tag), async (path) => {
      fetched.push(`${key} ${tag}`);
      await writeFile(path, `${key} ${tag}`.padEnd(10));
    });
  const use = async (key: string, tag?: string, from?: LocalCopies) => {
    using copy = await hold(key, tag, from);
    return (await readFile(copy.path, 'utf8')).trim();
  };
  const kept = async () => (await readdir(folder)).filter((name) => !name.startsWith('.')).length;

  it('are fetched once, also for many at the same time', async () => {
    expect(await Promise.all([use('a'), use('a'), use('b')])).toEqual(['a v1', 'a v1', 'b v1']);
    await use('a');

    expect(fetched).toEqual(['a v1', 'b v1']);
  });

  it('go when there is no more room, the longest unused first', async () => {
    for (const key of ['a', 'b', 'c', 'a', 'd']) await use(key);
    expect(await kept()).toBe(3);

    await use('a');
    expect(fetched).toEqual(['a v1', 'b v1', 'c v1', 'd v1']);
    await use('b');
    expect(fetched.at(-1)).toBe('b v1');
  });

  it('stay while somebody holds them, however many those are', async () => {
    const held = [await hold('a'), await hold('b'), await hold('c'), await hold('d')];
    expect(held.map(({ path }) => existsSync(path))).toEqual([true, true, true, true]);

    for (const copy of held) copy[Symbol.dispose]();
    held[0]?.[Symbol.dispose]();
    expect(await kept()).toBe(3);
  });

  it('follow their object: another content is another copy, and the old one stays for who holds it', async () => {
    const old = await hold('a', 'v1');
    expect(await use('a', 'v2')).toBe('a v2');
    expect((await readFile(old.path, 'utf8')).trim()).toBe('a v1');

    old[Symbol.dispose]();
    expect(await kept()).toBe(1);
    expect(await use('a', 'v2')).toBe('a v2');
    expect(fetched).toEqual(['a v1', 'a v2']);
  });

  it('are gone with their object', async () => {
    const held = await hold('a');
    await use('b');
    await copies.drop('a');
    await copies.drop('b');
    await copies.drop('never there');
    expect(existsSync(held.path)).toBe(true);

    held[Symbol.dispose]();
    expect(await kept()).toBe(0);
  });

  it('are not there when they could not be fetched, and may be fetched again', async () => {
    const failing = copies.hold(ten('a'), async (path) => {
      await writeFile(path, 'half');
      throw new Error('the line broke');
    });

    await expect(failing).rejects.toThrow('the line broke');
    expect(await readdir(join(folder, '.drafts'))).toEqual([]);
    expect(await use('a')).toBe('a v1');
  });

  it('take over a file that was just stored', async () => {
    const made = join(folder, '.made');
    await writeFile(made, '0123456789');

    await copies.adopt(ten('a'), made);

    expect(await use('a')).toBe('0123456789');
    expect(existsSync(made)).toBe(false);
    expect(fetched).toEqual([]);
  });

  it('are found again after a restart, without what was not finished, and within the room there is', async () => {
    for (const [age, key] of ['a', 'b', 'c'].entries()) {
      using copy = await hold(key);
      await utimes(copy.path, age, age);
    }
    await writeFile(join(folder, '.drafts', 'unfinished'), 'half');

    const later = new LocalCopies(folder, 20);
    expect(await use('c', 'v1', later)).toBe('c v1');

    expect(fetched).toEqual(['a v1', 'b v1', 'c v1']);
    expect(await kept()).toBe(2);
    expect(await readdir(join(folder, '.drafts'))).toEqual([]);
  });
});
