import { Module } from '@nestjs/common';
import { Query } from '@nestjs/cqrs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineContract } from '#shared/contracts';
import { defineErrors } from '#shared/errors';
import { Answers, type AnswersInquiry, Inquiries } from '#shared/messaging';
import { hostModules, MessageTokens, remoteModule } from '#shared/remote';
import { type StartedModule, startModule } from '#shared/testing';

const errors = defineErrors('charts', { closed: ['unavailable', () => 'Closed.'] });

class FindFriends extends Query<readonly { readonly name: string }[]> {
  static readonly type = 'files.find-friends';
  constructor(readonly input: { readonly of: string }) {
    super();
  }
}

@Answers({ inquiry: FindFriends, module: 'files' })
class OwnAnswer implements AnswersInquiry<FindFriends> {
  answer = async ({ of }: FindFriends['input']) => [{ name: `${of}'s cat` }];
}

const contract = { module: 'files', commands: [], queries: [], events: [] } as const;

@Module({ providers: [OwnAnswer] })
class FriendlyModule {
  static readonly contract = defineContract({
    ...contract,
    inquiries: [FindFriends],
    answers: ['files.find-friends'],
  });
}

describe('an inquiry', () => {
  let app: StartedModule;
  let asked: [string, object][];
  let closed: boolean;

  beforeEach(async () => {
    asked = [];
    closed = false;
    const request = async (type: string, input: object) => {
      asked.push([type, input]);
      if (closed) throw errors.closed();
      return [{ name: 'a stranger' }];
    };
    const elsewhere = remoteModule(
      { ...contract, module: 'charts', answers: ['files.find-friends', 'files.find-others'] },
      { request },
    );

    @Module({
      imports: [elsewhere, hostModules([FriendlyModule.contract], new MessageTokens('a shared secret'))],
      providers: [OwnAnswer],
    })
    class Whole {
      static readonly contract = FriendlyModule.contract;
    }
    app = await startModule(Whole);
  });
  afterEach(() => app.stop());

  const ask = () => app.get(Inquiries).ask(new FindFriends({ of: 'Ada' }));
  const receive = async (type: string, secret = 'a shared secret') => {
    const payload = { of: 'Bob' };
    const authorization = `Bearer ${await new MessageTokens(secret).sign(type, { input: payload, origin: '' })}`;
    return app.http({ method: 'POST', url: `/messages/${type}`, headers: { authorization }, payload });
  };

  it('is answered by every module that has something to say, those elsewhere too', async () => {
    expect(await ask()).toEqual([{ name: 'a stranger' }, { name: "Ada's cat" }]);
    expect(asked).toEqual([['charts:files.find-friends', { of: 'Ada' }]]);
  });

  it('fails when one of them cannot answer, so that no answer has a gap', async () => {
    closed = true;

    await expect(ask()).rejects.toMatchObject({ code: 'charts.closed' });
  });

  it('that comes from another process is answered for one module, and passed on to none', async () => {
    expect((await receive('files:files.find-friends')).json()).toEqual([{ name: "Bob's cat" }]);
    expect((await receive('charts:files.find-friends')).json()).toMatchObject({
      code: 'host.unknownMessage',
    });
    expect((await receive('files:files.find-friends', 'guess')).json()).toMatchObject({
      code: 'host.unknownCaller',
    });
    expect(asked).toEqual([]);
  });
});
