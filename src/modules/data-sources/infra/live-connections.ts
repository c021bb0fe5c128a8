import { Injectable } from '@nestjs/common';
import { allRows, connectionProblem, LiveDatabases, type LivePool } from '#shared/live-databases';
import { Secrets, seal } from '#shared/secrets';
import { type ConnectionSettings, dataSourcesErrors, type LiveKind } from '../contract/index.js';
import { DataSourceRepository } from './data-source.repository.js';

interface Candidate {
  readonly kind: LiveKind;
  readonly settings: ConnectionSettings;
  readonly password: string;
}

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
  test({ kind, settings, password }: Candidate): Promise<void> {
    return this.tryOut(this.databases.open({ ...settings, kind, password }, patience), settings);
  }

  async testStored(dataSourceId: string): Promise<void> {
    const stored = await this.sources.getLiveConnection(dataSourceId);
    await this.tryOut(this.databases.openStored(dataSourceId, stored, patience), stored.settings);
  }

  private async tryOut(pool: LivePool, settings: ConnectionSettings): Promise<void> {
    const { schema = '' } = settings;
    const found = `select 1 from pg_namespace where nspname = $1 and has_schema_privilege(oid, 'usage')`;
    try {
      const rows = await pool.lend(async (connection) => allRows(await connection.open(found, [schema])));
      if (rows.length === 0) throw dataSourcesErrors.noSuchSchema({ schema });
    } catch (error) {
      throw connectionProblem(error, settings);
    } finally {
      await pool.close();
    }
  }

  sealFor(dataSourceId: string, password: string): string {
    return seal(this.secrets.encryptionKey, password, dataSourceId);
  }
}
