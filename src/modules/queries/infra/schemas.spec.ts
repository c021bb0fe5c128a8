import type { QueryBus } from '@nestjs/cqrs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { GetSchema, SchemaView } from '#modules/catalog';
import { type Actor, guestActor } from '#shared/contracts';
import { Schemas } from './schemas.js';

const actor: Actor = { kind: 'user', userId: 'ada', organizationId: 'o-1', role: 'user' };
const wanted = { actor, dataSourceId: 'source' };
const version = (name: string) => ({ version: name }) as SchemaView;

describe('looking up what a source holds', () => {
  let lookups: (PromiseWithResolvers<SchemaView> & { readonly input: GetSchema['input'] })[];
  let schemas: Schemas;

  beforeEach(() => {
    lookups = [];
    const execute = ({ input }: GetSchema) => {
      const lookup = { ...Promise.withResolvers<SchemaView>(), input };
      lookups.push(lookup);
      return lookup.promise;
    };
    schemas = new Schemas({ execute } as unknown as QueryBus);
  });

  const answer = async (index: number, name: string) => {
    lookups[index]?.resolve(version(name));
    await new Promise((resolve) => setImmediate(resolve));
  };

  it('asks the catalog for who asks, each time', async () => {
    for (const name of ['v1', 'v2']) {
      const asked = schemas.of(wanted);
      await answer(lookups.length - 1, name);
      expect(await asked).toEqual(version(name));
    }
    expect(lookups.map(({ input }) => input)).toEqual([wanted, wanted]);
  });

  it('never answers with what was looked up before the question: who comes meanwhile shares the next one', async () => {
    const first = schemas.of(wanted);
    const meanwhile = [schemas.of(wanted), schemas.of(wanted)];
    expect(lookups).toHaveLength(1);

    await answer(0, 'v1');
    expect(lookups).toHaveLength(2);
    const afterwards = schemas.of(wanted);
    await answer(1, 'v2');
    await answer(2, 'v3');

    expect(await first).toEqual(version('v1'));
    expect(await Promise.all(meanwhile)).toEqual([version('v2'), version('v2')]);
    expect(await afterwards).toEqual(version('v3'));
    expect(lookups).toHaveLength(3);
  });

  it('tells only those who waited for it that a lookup failed', async () => {
    const first = schemas.of(wanted);
    const next = schemas.of(wanted);
    lookups[0]?.reject(new Error('the database is away'));

    await expect(first).rejects.toThrow('the database is away');
    await answer(1, 'v1');
    expect(await next).toEqual(version('v1'));
  });

  it.each([
    ['another user', { ...wanted, actor: { ...actor, userId: 'bob' } }],
    ['another role', { ...wanted, actor: { ...actor, role: 'admin' as const } }],
    ['another organisation', { ...wanted, actor: { ...actor, organizationId: 'o-2' } }],
    ['a guest', { ...wanted, actor: guestActor }],
    ['another source', { ...wanted, dataSourceId: 'other' }],
  ])('does not share it with %s', async (_, other) => {
    const asked = [schemas.of(wanted), schemas.of(other)];
    expect(lookups.map(({ input }) => input)).toEqual([wanted, other]);

    await answer(0, 'ours');
    await answer(1, 'theirs');
    expect(await Promise.all(asked)).toEqual([version('ours'), version('theirs')]);
  });
});
