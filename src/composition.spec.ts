import { describe, expect, it } from 'vitest';
import { modules } from './app.module.js';
import { compose } from './composition.js';

const secret = 'only-our-processes';
const nowhere = { modules: new Map<string, string>(), secret: undefined };
const namesOf = (composition: ReturnType<typeof compose>) =>
  composition.hosted.map(({ contract }) => contract.module).sort();

describe('what runs in a process', () => {
  it('is everything, if nothing is said', () => {
    const composition = compose(modules, { here: undefined, remote: nowhere });

    expect(namesOf(composition)).toEqual(modules.map(({ contract }) => contract.module).sort());
    expect(composition.links).toEqual([]);
  });

  it('is a part of it, when the rest that it needs can be reached', () => {
    const address = 'http://127.0.0.1:1';
    const elsewhere = [
      'billing',
      'catalog',
      'data-sources',
      'datasets',
      'files',
      'governance',
      'organizations',
    ];
    const remote = { modules: new Map(elsewhere.map((name) => [name, address])), secret };

    const composition = compose(modules, { here: ['queries'], remote });

    expect(namesOf(composition)).toEqual(['queries']);
    expect(composition.links).toHaveLength(elsewhere.length + 1);
  });

  it('asks those too that keep something about what it has', () => {
    const composeWith = (elsewhere: string[]) =>
      compose(modules, {
        here: ['data-sources'],
        remote: { modules: new Map(elsewhere.map((name) => [name, 'http://127.0.0.1:1'])), secret },
      });
    const used = ['billing', 'files', 'governance', 'organizations'];

    expect(() => composeWith(used)).toThrow(/leaves out catalog, datasets, .*questions/);
  });

  it('reaches everybody who keeps something of people, when it has to gather that', () => {
    const remote = {
      modules: new Map(['billing', 'organizations'].map((name) => [name, 'http://127.0.0.1:1'])),
      secret,
    };

    expect(() => compose(modules, { here: ['governance'], remote })).toThrow(
      /leaves out .*files, identity, .*questions/,
    );
  });

  it('serves its modules to other processes when they share a secret', () => {
    const composition = compose(modules, { here: undefined, remote: { ...nowhere, secret } });

    expect(composition.links).toHaveLength(1);
  });

  it.each([
    [['nonsense'], nowhere, /ALMANAC_MODULES names nonsense: there are .*catalog/],
    [
      undefined,
      { modules: new Map([['nonsense', 'http://x']]), secret },
      /ALMANAC_REMOTE_MODULES names nonsense/,
    ],
    [
      ['queries'],
      nowhere,
      /ALMANAC_MODULES leaves out billing, catalog, data-sources, datasets, files, governance, organizations, which/,
    ],
    [
      ['identity'],
      {
        modules: new Map([
          ['billing', 'http://x'],
          ['governance', 'http://x'],
          ['organizations', 'http://x'],
        ]),
        secret: undefined,
      },
      /ALMANAC_REMOTE_SECRET is not set/,
    ],
  ])('%s cannot work', (here, remote, message) => {
    expect(() => compose(modules, { here, remote })).toThrow(message);
  });
});
