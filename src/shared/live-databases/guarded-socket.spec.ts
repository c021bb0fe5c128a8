import { describe, expect, it, vi } from 'vitest';
import { GuardedSocket, isPublicAddress, type Resolve } from './guarded-socket.js';

describe('an address', () => {
  it.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '::',
    '::1',
    'fe80::1',
    'fd00:ec2::254',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    'no address',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

/** Nothing listens there, and nothing is sent: the test ends the socket before it connects. */
const somewherePublic = '8.8.8.8';

describe('a socket whose name points elsewhere the second time', () => {
  /** Answers what comes next, as a server of the attacker would. */
  const resolverOf = (...answers: readonly string[]) => {
    const left = [...answers];
    return vi.fn<Resolve>((_host, _options, callback) =>
      callback(null, [{ address: left.shift() ?? '127.0.0.1', family: 4 }]),
    );
  };
  const connecting = (resolve: Resolve) =>
    new Promise<string>((tell, fail) => {
      const socket = new GuardedSocket(false, resolve);
      socket.once('error', fail);
      socket.once('lookup', (error, address) => {
        if (error) return;
        socket.destroy();
        tell(address);
      });
      socket.connect(5432, 'rebinding.example');
    });

  it('connects to the address that was looked at, which is asked for once', async () => {
    const resolve = resolverOf(somewherePublic, '127.0.0.1');

    expect(await connecting(resolve)).toBe(somewherePublic);
    expect(resolve).toHaveBeenCalledOnce();
  });

  it('is refused when the name has come to point at this machine', async () => {
    const resolve = resolverOf(somewherePublic, '127.0.0.1', '169.254.169.254');
    await connecting(resolve);

    await expect(connecting(resolve)).rejects.toMatchObject({ code: 'live-databases.refusedAddress' });
    await expect(connecting(resolve)).rejects.toMatchObject({ code: 'live-databases.refusedAddress' });
  });
});
