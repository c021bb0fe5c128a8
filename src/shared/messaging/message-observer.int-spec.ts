import { Logger, Module } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineContract } from '#shared/contracts';
import { withCorrelation } from '#shared/correlation';
import { defineErrors } from '#shared/errors';
import { metrics } from '#shared/telemetry';
import { type StartedModule, startModule } from '#shared/testing';

const errors = defineErrors('operations', { closed: ['conflict', () => 'Closed.'] });

class Greet extends Command<string> {
  static readonly type = 'operations.greet';
  constructor(readonly input: { readonly name: string }) {
    super();
  }
}
class Ask extends Query<string> {
  static readonly type = 'operations.ask';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

@CommandHandler(Greet)
class GreetHandler {
  async execute({ input: { name } }: Greet) {
    if (name === 'nobody') throw errors.closed();
    if (name === 'bug') throw new Error('bug');
    return `Hello ${name}`;
  }
}
@QueryHandler(Ask)
class AskHandler {
  execute = async () => 'yes';
}

@Module({ providers: [GreetHandler, AskHandler] })
class PoliteModule {
  static readonly contract = defineContract({
    module: 'operations',
    commands: [Greet],
    queries: [Ask],
    events: [],
  });
}

describe('every message', () => {
  let app: StartedModule;

  beforeEach(async () => {
    app = await startModule(PoliteModule);
  });
  afterEach(() => app.stop());

  const greet = (name: string) => app.commands.execute(new Greet({ name }));
  const count = async (type: string, outcome: string) => {
    const line = (await metrics.text())
      .split('\n')
      .find((one) =>
        one.startsWith(`almanac_message_duration_seconds_count{type="${type}",outcome="${outcome}"}`),
      );
    return Number(line?.split(' ')[1] ?? 0);
  };

  it('is answered as if nobody looked', async () => {
    await expect(greet('you')).resolves.toBe('Hello you');
    await expect(app.queries.execute(new Ask())).resolves.toBe('yes');
    await expect(greet('nobody')).rejects.toMatchObject({ code: 'operations.closed' });
    await expect(greet('bug')).rejects.toThrow('bug');
  });

  it('is measured by its outcome', async () => {
    await Promise.allSettled([greet('you'), greet('me'), greet('nobody'), greet('bug')]);

    expect(await count('operations.greet', 'done')).toBe(2);
    expect(await count('operations.greet', 'refused')).toBe(1);
    expect(await count('operations.greet', 'failed')).toBe(1);
  });

  it('leaves one line in the log, with what it belongs to', async () => {
    const debug = vi.spyOn(Logger.prototype, 'debug').mockImplementation(() => undefined);

    await withCorrelation('request-1', () => greet('you'));

    expect(debug.mock.calls).toEqual([
      [
        {
          message: 'operations.greet',
          outcome: 'done',
          durationMs: expect.any(Number),
          correlationId: 'request-1',
        },
      ],
    ]);
    debug.mockRestore();
  });

  it('without a handler is a rejection, never an exception', async () => {
    class Unheard extends Command<void> {}

    await expect(app.commands.execute(new Unheard())).rejects.toThrow(/No handler/i);
  });
});
