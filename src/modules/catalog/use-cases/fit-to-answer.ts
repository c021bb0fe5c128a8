import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetDataSource, MarkReady, ReportLoadFailed } from '#modules/data-sources';
import { governanceErrors, JudgeVersion } from '#modules/governance';
import { systemActor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import { catalogErrors } from '../contract/index.js';
import type { OwnedVersion } from '../infra/schema.repository.js';

/** Lets a version that was read answer, unless the rules about the quality of its data hold it back. */
@Injectable()
export class FitToAnswer {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async admit(owned: OwnedVersion): Promise<void> {
    const { dataSourceId, version } = owned;
    const { held, reasons } = await this.judge(owned);
    if (!held) return await this.commands.execute(new MarkReady({ dataSourceId, version }));
    const { code, message } = governanceErrors.heldBack({ version, reasons });
    await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }

  async failed(dataSourceId: string, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const { code, message } = catalogErrors.notProfiled({ reason });
    await this.commands.execute(new ReportLoadFailed({ dataSourceId, code, message }));
  }

  /** The first one of a source has no rules yet; one that answers already was let through when it came. */
  private async judge({ organizationId, dataSourceId, version }: OwnedVersion) {
    const current = await this.currentOf({ organizationId, dataSourceId });
    if (current === undefined || current === version) return { held: false, reasons: [] };
    return await this.commands.execute(new JudgeVersion({ organizationId, dataSourceId, version }));
  }

  private async currentOf({ organizationId, dataSourceId }: Omit<OwnedVersion, 'version'>) {
    const actor = systemActor(organizationId);
    try {
      return (await this.queries.execute(new GetDataSource({ actor, dataSourceId }))).version;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'not-found') return undefined; // Removed while it was loaded.
      throw error;
    }
  }
}
