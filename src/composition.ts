import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import { ConfigError } from '#shared/config';
import type { MessageClass, ModuleClass } from '#shared/contracts';
import { HttpTransport, hostModules, MessageTokens, type RemoteConfig, remoteModule } from '#shared/remote';

/** Which modules run in this process, and how it reaches the others. */
export interface Composition {
  readonly hosted: readonly ModuleClass[];
  /** Stand-ins for modules elsewhere, and the door for processes elsewhere. */
  readonly links: readonly DynamicModule[];
}

export interface Wishes {
  /** The names of ALMANAC_MODULES; nothing means all. */
  readonly here: readonly string[] | undefined;
  readonly remote: Pick<RemoteConfig, 'modules' | 'secret'> & Partial<Pick<RemoteConfig, 'acceptedSecrets'>>;
}

type Graph = Readonly<Record<string, { readonly uses: readonly string[] }>>;

const architecture = join(import.meta.dirname, '..', 'architecture.json');

/** Every request asks these who the caller is and what the plan allows, and tells them what it refuses. */
const usedByHttp = ['organizations', 'billing', 'governance'];

/** Refuses what cannot work, at the start and not with the first message. */
export function compose(all: readonly ModuleClass[], { here, remote }: Wishes): Composition {
  const nameOf = (module: ModuleClass) => module.contract.module;
  const names = all.map(nameOf);
  requireKnown('ALMANAC_MODULES', here ?? [], names);
  requireKnown('ALMANAC_REMOTE_MODULES', [...remote.modules.keys()], names);

  const hosted = all.filter((module) => !here || here.includes(nameOf(module)));
  const graph: Graph = JSON.parse(readFileSync(architecture, 'utf8'));
  const used = new Set([...usedByHttp, ...hosted.flatMap((module) => graph[nameOf(module)]?.uses ?? [])]);
  const asked = new Set<string>(hosted.flatMap(({ contract }) => typesOf(contract.inquiries)));
  const answers = ({ contract }: ModuleClass) => contract.answers?.some((type) => asked.has(type));
  const gathers = hosted.some(({ contract }) => contract.gathersPersonalData);
  const gathered = ({ contract }: ModuleClass) => gathers && contract.personalData !== undefined;
  const needed = all.filter((module) => used.has(nameOf(module)) || answers(module) || gathered(module));
  const elsewhere = needed.filter((module) => !hosted.includes(module));
  requireReachable(elsewhere.map(nameOf), remote);

  const { secret = '', acceptedSecrets } = remote;
  const tokens = new MessageTokens(secret, acceptedSecrets);
  const links = elsewhere.map(({ contract }) => {
    const baseUrl = remote.modules.get(contract.module) ?? '';
    return remoteModule(contract, new HttpTransport({ baseUrl, tokens }));
  });
  const contracts = hosted.map(({ contract }) => contract);
  return { hosted, links: secret ? [...links, hostModules(contracts, tokens)] : links };
}

const typesOf = (messages: readonly MessageClass[] = []) => messages.map(({ type }) => type);

function requireKnown(variable: string, given: readonly string[], names: readonly string[]): void {
  const unknown = given.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new ConfigError(`${variable} names ${unknown.join(', ')}: there are ${names.join(', ')}.`);
}

function requireReachable(needed: readonly string[], { modules, secret }: Wishes['remote']): void {
  const missing = needed.filter((name) => !modules.has(name));
  if (missing.length > 0)
    throw new ConfigError(
      `ALMANAC_MODULES leaves out ${missing.join(', ')}, which the other modules need: add them, or say in ALMANAC_REMOTE_MODULES where they run (${missing[0]}=http://host:port).`,
    );
  if (needed.length > 0 && !secret)
    throw new ConfigError('ALMANAC_REMOTE_SECRET is not set: modules that run in other processes need it.');
}
