import { type DynamicModule, Logger } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { DatabaseConfig } from './config.js';
import { Database } from './database.js';
import { recognizeLostConnections } from './lost-connections.js';
import { LISTEN_URL, Notifications } from './notifications.js';
import { schemaOf } from './schema.js';

class DatabaseModule {}

export interface DatabaseOptions {
  readonly url: string;
  /** Run with the rights of this one module: any other schema answers "permission denied". */
  readonly asModule?: string;
}

/** The connection pool of this process, for every module. */
export const databaseModule = (options: DatabaseOptions): DynamicModule => ({
  module: DatabaseModule,
  global: true,
  imports: [
    TypeOrmModule.forRootAsync({
      extraProviders: [DatabaseConfig],
      inject: [DatabaseConfig],
      useFactory: (config: DatabaseConfig) => poolOptions(options, config),
      dataSourceFactory: async (all) =>
        recognizeLostConnections(await new DataSource(all as DataSourceOptions).initialize()),
    }),
  ],
  providers: [Database, Notifications, { provide: LISTEN_URL, useValue: options.url }],
  exports: [Database, Notifications],
});

function poolOptions({ url, asModule }: DatabaseOptions, { poolSize, connectTimeoutMs }: DatabaseConfig) {
  const log = new Logger('Database');
  return {
    type: 'postgres' as const,
    url,
    autoLoadEntities: true,
    installExtensions: false,
    retryAttempts: 0,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    applicationName: 'almanac',
    poolErrorHandler: (error: Error) => log.warn(`An idle connection was lost: ${error.message}`),
    extra: asModule ? { options: `-c role=${schemaOf(asModule)}` } : {},
  };
}
