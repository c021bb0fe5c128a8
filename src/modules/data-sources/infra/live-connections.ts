import { Injectable } from '@nestjs/common';
import {
  allRows,
  connectionProblem,
  LiveDatabases,
  type LivePool,
  structureOf,
} from '#shared/live-databases';
import { Secrets } from '#shared/secrets';
import {
  type ConnectionSettings,
  type CopySettings,
  dataSourcesErrors,
  isCopied,
  type LiveKind,
  namespaceOf,
} from '../contract/index.js';
import { checkCopySettings } from './copy-settings.js';
import { DataSourceRepository } from './data-source.repository.js';

interface Candidate {
  readonly kind: LiveKind;
  readonly settings: ConnectionSettings;
  readonly password: string;
  /** Has to fit to what is there. */
  readonly copy?: CopySettings;
}

/** Whether there is such a schema, and it is none of the system. */
const readableSchema: Readonly<Record<LiveKind, string>> = {
  postgresql: `select 1 from pg_namespace where nspname = $1 and has_schema_privilege(oid, 'usage')`,
  mysql: `select 1 from information_schema.schemata where schema_name = ?
          and schema_name not in ('information_schema', 'mysql', 'performance_schema', 'sys')`,
  clickhouse: `select 1 from system.databases where name = ? and lower(name) not in ('system', 'information_schema')`,
};

const patience = { connections: 1, statementSeconds: 10 };

/** Connecting to live databases to see whether one can; nothing is stored that nobody has connected with. */
@Injectable()
export class LiveConnections {
  constructor(
    private readonly databases: LiveDatabases,
    private readonly secrets: Secrets,
    private readonly sources: DataSourceRepository,
  ) {}

  /** Throws what is wrong with it. */
  async test({ password, ...rest }: Candidate): Promise<void> {
    const { kind, settings, copy } = rest;
    if (copy && !isCopied(kind)) throw dataSourcesErrors.notCopied({ kind });
    await this.tryOut(this.databases.open({ ...settings, kind, password }, patience), rest);
  }

  async testStored(dataSourceId: string, copy?: CopySettings): Promise<void> {
    const { kind, settings, sealedPassword } = await this.sources.getLiveConnection(dataSourceId);
    const pool = this.databases.openStored(dataSourceId, { kind, settings, sealedPassword }, patience);
    await this.tryOut(pool, { kind, settings, ...(copy && { copy }) });
  }

  private async tryOut(pool: LivePool, { kind, settings, copy }: Omit<Candidate, 'password'>): Promise<void> {
    const schema = namespaceOf(settings);
    try {
      const rows = await pool.lend(async (connection) =>
        allRows(await connection.open(readableSchema[kind], [schema])),
      );
      if (rows.length === 0) throw dataSourcesErrors.noSuchSchema({ schema });
      if (copy)
        checkCopySettings(
          copy,
          await pool.lend((connection) => structureOf(connection, { kind, namespace: schema })),
        );
    } catch (error) {
      throw connectionProblem(error, settings);
    } finally {
      await pool.close();
    }
  }

  sealFor(dataSourceId: string, password: string): string {
    return this.secrets.seal(password, dataSourceId);
  }
}
