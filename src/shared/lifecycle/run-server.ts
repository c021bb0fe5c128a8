import { existsSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { ConfigError, CoreConfig, checkSettings } from '#shared/config';
import { Almanac, type RootModule } from './almanac.js';
import { ConsoleProgress } from './console-progress.js';
import { giveBackMemory } from './give-back-memory.js';
import { requireFreePort } from './port.js';
import { StartError } from './start-error.js';
import { StopSignal } from './stop-signal.js';
import { welcome } from './welcome.js';

export interface ServerOptions {
  readonly root: RootModule;
  /** Resolves when questions can be asked; requests are answered already. */
  readonly untilReady: (app: INestApplicationContext, signal: AbortSignal) => Promise<void>;
}

/** `npm start`: runs until Ctrl-C or SIGTERM. Returns the exit code. */
export async function runServer(options: ServerOptions): Promise<number> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    checkSettings();
    await serve(options, new CoreConfig());
    return 0;
  } catch (error) {
    if (!(error instanceof StartError || error instanceof ConfigError)) throw error;
    console.error(`Almanac cannot start.\n${error.message}`);
    return 1;
  }
}

async function serve({ root, untilReady }: ServerOptions, core: CoreConfig): Promise<void> {
  const stop = new StopSignal();
  const almanac = await Almanac.open(root, {
    core,
    progress: new ConsoleProgress(),
    firstOfAll: () => requireFreePort(core),
  });
  stop.onForce(() => almanac.abandon());
  try {
    if (!stop.signal.aborted) {
      const address = await almanac.listen(core);
      await Promise.race([untilReady(almanac.app, stop.signal), stop.received]);
      if (!stop.signal.aborted) console.log(welcome(address));
      giveBackMemory();
    }
    await stop.received;
  } finally {
    await almanac.close();
  }
}
