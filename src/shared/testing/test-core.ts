import { CoreConfig } from '#shared/config';

/** The core settings of a test: whatever the machine has set, nothing shared is used unless it is named here. */
export function testCore(own: Partial<CoreConfig> = {}): CoreConfig {
  const nothingShared = { databaseUrl: undefined, redisUrl: undefined, modules: undefined };
  return Object.create(new CoreConfig(), Object.getOwnPropertyDescriptors({ ...nothingShared, ...own }));
}
