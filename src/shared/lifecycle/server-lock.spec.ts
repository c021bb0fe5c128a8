import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRunningServer, ServerLock } from './server-lock.js';

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

  it('is held by one, who tells the others where to find it', async () => {
    const lock = (await take()) as ServerLock;
    expect(await take()).toEqual({});

    lock.announce('http://127.0.0.1:3000');
    expect(await take()).toEqual({ address: 'http://127.0.0.1:3000' });
    expect(await findRunningServer(folder)).toEqual({ address: 'http://127.0.0.1:3000' });
  });

  it('can be taken again after its release, and leaves nothing behind', async () => {
    const lock = (await take()) as ServerLock;
    await lock.release();
    expect(await findRunningServer(folder)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);

    expect(await take()).toBeInstanceOf(ServerLock);
  });

  it('is free when its holder was killed', async () => {
    const holder = `require('node:net').createServer().listen('server.sock', () => process.kill(process.pid, 'SIGKILL'))`;
    expect(() => execFileSync(process.execPath, ['-e', holder], { cwd: folder })).toThrow();
    expect(readdirSync(folder)).toEqual(['server.sock']);

    expect(await findRunningServer(folder)).toBeUndefined();
    expect(await take()).toBeInstanceOf(ServerLock);
    expect(readdirSync(folder)).toEqual(['server.sock']);
  });

  it('goes to exactly one of many that ask at once, also over a dead one', async () => {
    const holder = `require('node:net').createServer().listen('server.sock', () => process.kill(process.pid, 'SIGKILL'))`;
    expect(() => execFileSync(process.execPath, ['-e', holder], { cwd: folder })).toThrow();

    const all = await Promise.all(Array.from({ length: 8 }, take));

    expect(all.filter((one) => one instanceof ServerLock)).toHaveLength(1);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    folder = join(folder, 'a'.repeat(100), 'b'.repeat(100));
    mkdirSync(folder, { recursive: true });

    expect(await take()).toBeInstanceOf(ServerLock);
    expect(await take()).toEqual({});
    folder = join(folder, '..', '..');
  });
});
