import { readdirSync, readFileSync } from 'node:fs';
import { Command } from '@nestjs/cqrs';
import { describe, expect, it } from 'vitest';
import { DomainEvent, defineContract } from '#shared/contracts';
import { type Answering, Answers, Subscriber, type Subscription } from '#shared/messaging';
import architecture from '../../architecture.json' with { type: 'json' };
import { modules } from '../../src/app.module.js';

/** Not exported by @nestjs/cqrs 12. Should a name change, the first test below fails. */
const handlerKeys = ['__commandHandler__', '__queryHandler__'];

const providersOf = (module: object): object[] => Reflect.getMetadata('providers', module) ?? [];
const metadata = (key: string, module: object) =>
  providersOf(module).flatMap((provider) => Reflect.getMetadata(key, provider) ?? []);

it('every module of the architecture is wired', () => {
  expect(modules.map(({ contract }) => contract.module).sort()).toEqual(Object.keys(architecture).sort());
});

describe.each(modules.map((nestModule) => ({ ...nestModule.contract, nestModule })))(
  '$module',
  ({ nestModule, module: name, commands, queries, events, inquiries = [], answers = [], audit = [] }) => {
    it('answers every message of its contract, each by one handler', () => {
      const handled = handlerKeys.flatMap((key) => metadata(key, nestModule));
      const types = handled.map(({ type }: { type: string }) => type);
      const promised = [...commands, ...queries].map(({ type }) => type);

      expect(types).toHaveLength(new Set(types).size);
      expect(types).toEqual(expect.arrayContaining(promised));
      for (const type of types) expect(type, 'a handler for a message of another module').toMatch(`${name}.`);
    });

    it('answers the inquiries that it says it answers, each of them asked by another module', () => {
      const answering: Answering[] = metadata(Answers.KEY, nestModule);
      const asked = modules.flatMap(({ contract }) => contract.inquiries ?? []).map(({ type }) => type);

      expect(answering.map(({ inquiry }) => inquiry.type)).toEqual([...answers]);
      for (const { module } of answering) expect(module).toBe(name);
      for (const type of answers) expect(asked).toContain(type);
    });

    it('names its messages after itself', () => {
      const types = [...commands, ...queries, ...events, ...inquiries].map(({ type }) => type);

      expect(types).toHaveLength(new Set(types).size);
      for (const type of types) expect(type).toMatch(new RegExp(`^${name}[.][a-z]+(-[a-z]+)*$`));
    });

    it('says of each event what the audit trail tells of it, or why nothing', () => {
      expect(audit.map(({ event }) => event.type).toSorted()).toEqual(
        events.map(({ type }) => type).toSorted(),
      );
    });

    it('names each subscriber after its file', () => {
      const subscriptions: Subscription[] = metadata(Subscriber.KEY, nestModule);
      const files = readdirSync(`src/modules/${name}/use-cases`).filter((file) =>
        /^on-[a-z-]+[.]ts$/.test(file),
      );

      expect(subscriptions.map((s) => s.name).sort()).toEqual(
        files.map((f) => `${name}.${f.slice(0, -3)}`).sort(),
      );
    });

    it('exports no provider and imports no other module', () => {
      const imports: { module?: object }[] = Reflect.getMetadata('imports', nestModule) ?? [];
      const imported = imports.map((one) => one.module ?? one);

      expect(Reflect.getMetadata('exports', nestModule) ?? []).toEqual([]);
      expect(modules.filter((other) => imported.includes(other))).toEqual([]);
    });

    it('has a README that names every message', () => {
      const readme = readFileSync(`src/modules/${name}/README.md`, 'utf8');

      for (const message of [...commands, ...queries, ...events, ...inquiries])
        expect(readme).toContain(`\`${message.name}\``);
    });
  },
);

/** Judged by `npm run types`: each line below is an error that the compiler must find. */
describe('a contract is JSON only', () => {
  class TellWhen extends Command<{ readonly at: string }> {
    static readonly type = 'x.tell-when';
    constructor(readonly input: { readonly at: Date }) {
      super();
    }
  }
  class CountAll extends Command<{ readonly total: bigint }> {
    static readonly type = 'x.count-all';
    constructor(readonly input: { readonly of: string }) {
      super();
    }
  }
  class Called extends DomainEvent<{ readonly back: () => void }> {
    static readonly type = 'x.called';
  }
  const none = { module: 'x', commands: [], queries: [], events: [] } as const;

  it('in what is sent, answered and announced', () => {
    // @ts-expect-error Date in the input
    defineContract({ ...none, commands: [TellWhen] });
    // @ts-expect-error bigint in the result
    defineContract({ ...none, commands: [CountAll] });
    // @ts-expect-error function in the event
    defineContract({ ...none, events: [Called] });
  });
});
