import { Injectable, type OnModuleInit } from '@nestjs/common';
import { counter, gauge } from '#shared/telemetry';
import { EngineHosts } from './engine-host/engine-hosts.js';
import { Engines } from './engines.js';
import { EngineSlots } from './slots.js';

/** What operators watch of the engines: how full they are, and who has to wait. */
@Injectable()
export class EngineMeter implements OnModuleInit {
  constructor(
    private readonly engines: Engines,
    private readonly hosts: EngineHosts,
    private readonly slots: EngineSlots,
  ) {}

  onModuleInit(): void {
    this.measureEngines();
    this.measureProcess();
    this.measureStatements();
  }

  private measureEngines(): void {
    gauge({
      name: 'almanac_duckdb_engines',
      help: 'Open engines, one per version of a data source; QUERIES_MAX_ENGINES at most.',
      read: () => this.engines.counts().open,
    });
    counter({
      name: 'almanac_duckdb_engines_opened_total',
      help: 'Engines opened; when it grows steadily, more sources are asked in turn than may stay open.',
      read: () => this.engines.counts().opened,
    });
    gauge({
      name: 'almanac_duckdb_memory_bytes',
      help: 'Memory that the open engines hold; QUERIES_MEMORY_MB at most for each.',
      read: () => this.hosts.memoryBytes(),
    });
  }

  private measureProcess(): void {
    counter({
      name: 'almanac_duckdb_processes_total',
      help: 'Processes started for the engines; when it grows under load, statements kill them.',
      read: () => this.hosts.count,
    });
  }

  private measureStatements(): void {
    gauge({
      name: 'almanac_duckdb_statements',
      help: 'Statements that run, and those that wait for their turn.',
      label: 'state',
      read: () => {
        const { running, waiting } = this.slots.counts();
        return { running, waiting };
      },
    });
    counter({
      name: 'almanac_duckdb_statements_turned_away_total',
      help: 'Statements refused because QUERIES_MAX_WAITING others waited already.',
      read: () => this.slots.counts().turnedAway,
    });
  }
}
