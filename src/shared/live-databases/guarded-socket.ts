import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction, Socket } from 'node:net';
import ipaddr from 'ipaddr.js';
import type { AppError } from '#shared/errors';
import { liveDatabaseErrors } from './errors.js';

/** Of the public internet: no private, shared, loopback, link-local (cloud metadata), multicast or reserved address. */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** Tells every address of a name. */
export type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A socket that looks at the address when it connects, not before: a name that pointed elsewhere when it was checked
 * gains nothing.
 */
export class GuardedSocket extends Socket {
  constructor(
    private readonly allowPrivate: boolean,
    private readonly resolve: Resolve = lookup,
  ) {
    super();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the overloads of `connect` all end here; only one is used.
  override connect(...[port, host]: any[]): this {
    if (isIP(host) && !this.isAllowed(host)) {
      this.destroy(liveDatabaseErrors.refusedAddress({ host }));
      return this;
    }
    return super.connect({ port, host, lookup: this.lookup });
  }

  private readonly lookup: LookupFunction = (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true };
    this.resolve(hostname, all, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const refused = this.refusalOf(hostname, addresses);
      if (refused) return callback(refused, '', 0);
      const [first] = addresses;
      return options.all ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family);
    });
  };

  /** One private address among several is enough: nobody knows which of them would be taken. */
  private refusalOf(host: string, addresses: readonly LookupAddress[]): AppError | undefined {
    return addresses.every(({ address }) => this.isAllowed(address))
      ? undefined
      : liveDatabaseErrors.refusedAddress({ host });
  }

  private isAllowed(address: string): boolean {
    return this.allowPrivate || isPublicAddress(address);
  }
}
