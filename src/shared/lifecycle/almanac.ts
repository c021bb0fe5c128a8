import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CoreConfig } from '#shared/config';
import { migrate } from '#shared/database';
import { httpAdapter, setUpHttp } from '#shared/http';
import { LoggingConfig, startLogging } from '#shared/logging';
import { type Progress, SilentProgress } from '#shared/progress';
import { forgetPreviousKey, loadSecrets, type Secrets } from '#shared/secrets';
import { openDataFolder } from './data-folder.js';
import { migrationsFolder } from './migrations-folder.js';
import { type OpenDatabase, openDatabase } from './open-database.js';
import { listenProblem } from './port.js';
import { ServerLock } from './server-lock.js';
import { StartError } from './start-error.js';

/** What the composition root is told. */
export interface RootOptions {
  readonly core: CoreConfig;
  readonly databaseUrl: string;
  readonly secrets: Secrets;
  readonly progress: Progress;
}

/** The composition root: src/app.module.ts. */
export interface RootModule {
  with(options: RootOptions): DynamicModule;
}

export interface OpenOptions {
  readonly core?: CoreConfig;
  readonly progress?: Progress;
  /** Logs errors alone: somebody reads the output. */
  readonly quiet?: boolean;
  /** Runs when the data folder is ours and nothing is started yet; may refuse by throwing. */
  readonly firstOfAll?: () => Promise<void>;
}

/** A whole Almanac on its data folder: everything that was started for it, and the way to stop it again. */
export class Almanac {
  private closing?: Promise<void>;

  private constructor(
    private readonly lock: ServerLock,
    private readonly database: OpenDatabase,
    readonly app: NestFastifyApplication,
  ) {}

  /** Ready for messages on its buses; `listen` opens it to requests. Throws `StartError` or `ConfigError`. */
  static async open(root: RootModule, options: OpenOptions = {}): Promise<Almanac> {
    const { core = new CoreConfig(), progress = new SilentProgress() } = options;
    const folder = await openDataFolder(core.dataFolder);
    const lock = await takeLock(folder);
    let database: OpenDatabase | undefined;
    try {
      await options.firstOfAll?.();
      const secrets = await loadSecrets(folder);
      database = await openDatabase(core.databaseUrl, folder, progress);
      await migrate(database.url, migrationsFolder);
      const module = root.with({ core, databaseUrl: database.url, secrets, progress });
      const app = await startApp(module, options.quiet);
      // By now every module has sealed anew what it keeps.
      if (core.modules === undefined) await forgetPreviousKey(folder);
      return new Almanac(lock, database, app);
    } catch (error) {
      await database?.stop();
      await lock.release();
      throw error;
    }
  }

  /** Returns the address. */
  async listen({ host, port }: Pick<CoreConfig, 'host' | 'port'>): Promise<string> {
    try {
      await this.app.listen(port, host);
    } catch (error) {
      throw listenProblem(error, { host, port });
    }
    const address = await this.app.getUrl();
    this.lock.announce(address);
    return address;
  }

  /** Lets requests and jobs finish, then closes everything in the reverse order of its opening. */
  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  /** For a second Ctrl-C: waits for nobody. */
  async abandon(): Promise<void> {
    await this.database.stop('now');
    await this.lock.release();
  }

  private async closeAll(): Promise<void> {
    try {
      await this.app.close();
    } finally {
      await this.database.stop();
      await this.lock.release();
    }
  }
}

async function takeLock(folder: string): Promise<ServerLock> {
  const lock = await ServerLock.take(folder);
  if (lock instanceof ServerLock) return lock;
  const where = lock.address ? `at ${lock.address}` : 'and is just starting or stopping';
  throw new StartError(
    `Another Almanac uses the data folder ${folder} already, ${where}. Stop it first, or set ALMANAC_DATA to another folder.`,
  );
}

async function startApp(root: DynamicModule, quiet = false): Promise<NestFastifyApplication> {
  const { level } = new LoggingConfig();
  const app = await NestFactory.create<NestFastifyApplication>(root, httpAdapter(), {
    abortOnError: false,
    logger: startLogging({ level: quiet ? 'error' : level }),
  });
  await setUpHttp(app).init();
  return app;
}
