import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRunningServer } from './running-server.js';
import { ServerLock } from './server-lock.js';

describe('the lock of a data folder', () => {
  let folder: string;
  const held: ServerLock[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
  });
  afterEach(async () => {
    for (const lock of held.splice(0)) await lock.release();
    rmSync(folder, { recursive: true });
  });

  const take = async () => {
    const taken = await ServerLock.take(folder);
    if (taken instanceof ServerLock) held.push(taken);
    return taken;
  };

  const lockFolder = `const file = new (require('node:sqlite').DatabaseSync)('server.lock'); file.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');`;
  const listen = `require('node:net').createServer().listen('server.sock', () => process.kill(process.pid, 'SIGKILL'));`;
  const killHolder = () =>
    expect(() => execFileSync(process.execPath, ['-e', lockFolder + listen], { cwd: folder })).toThrow();

  it('is held by one, who tells the others where to find it', async () => {
    const lock = (await take()) as ServerLock;
    expect(await take()).toEqual({});

    lock.announce('http://127.0.0.1:3000');
    expect(await take()).toEqual({ address: 'http://127.0.0.1:3000' });
    expect(await findRunningServer(folder)).toEqual({ address: 'http://127.0.0.1:3000' });
  });

  it('can be taken again after its release, and leaves only an empty file behind', async () => {
    const lock = (await take()) as ServerLock;
    await lock.release();
    expect(await findRunningServer(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['server.lock']);
    expect(statSync(join(folder, 'server.lock')).size).toBe(0);

    expect(await take()).toBeInstanceOf(ServerLock);
  });

  it('is free when its holder was killed', async () => {
    killHolder();
    expect(readdirSync(folder)).toEqual(['server.lock', 'server.sock']);

    expect(await findRunningServer(folder)).toBeUndefined();
    expect(await take()).toBeInstanceOf(ServerLock);
    expect(readdirSync(folder)).toEqual(['server.lock', 'server.sock']);
  });

  it('goes to exactly one of many that ask at once, also over a dead one', async () => {
    killHolder();

    const all = await Promise.all(Array.from({ length: 8 }, take));

    expect(all.filter((one) => one instanceof ServerLock)).toHaveLength(1);
  });

  it('is refused to other processes', async () => {
    await take();

    expect(() => execFileSync(process.execPath, ['-e', lockFolder], { cwd: folder, stdio: 'pipe' })).toThrow(
      'database is locked',
    );
  });

  it('works in a folder whose path is too long for a socket', async () => {
    folder = join(folder, 'a'.repeat(100), 'b'.repeat(100));
    mkdirSync(folder, { recursive: true });

    expect(await take()).toBeInstanceOf(ServerLock);
    expect(await take()).toEqual({});
    folder = join(folder, '..', '..');
  });
});
