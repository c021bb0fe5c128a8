import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import type { Transaction } from '#shared/database';
import { type HealthChangeView, type HealthProblem, type HealthView, liveKinds } from '../contract/index.js';
import { DataSourceEntity } from './data-source.entity.js';
import { HealthChangeEntity } from './health-change.entity.js';

const kept = 100;

@Injectable()
export class HealthRepository {
  constructor(
    @InjectRepository(HealthChangeEntity) private readonly changes: Repository<HealthChangeEntity>,
    @InjectRepository(DataSourceEntity) private readonly sources: Repository<DataSourceEntity>,
  ) {}

  async view(dataSourceId: string): Promise<HealthView> {
    const history = await this.changes.find({ where: { dataSourceId }, order: { position: 'DESC' } });
    const { checkedAt } = await this.sources.findOneOrFail({
      where: { id: dataSourceId },
      select: { id: true, checkedAt: true },
    });
    return {
      state: history[0]?.state ?? 'unknown',
      ...(checkedAt && { checkedAt: checkedAt.toISOString() }),
      history: history.map(toView),
    };
  }

  async liveSources(): Promise<string[]> {
    const rows = await this.sources.find({ where: { kind: In(liveKinds) }, select: { id: true } });
    return rows.map(({ id }) => id);
  }

  async latest(dataSourceId: string, tx: Transaction): Promise<HealthChangeView | undefined> {
    const row = await tx.findOne(HealthChangeEntity, {
      where: { dataSourceId },
      order: { position: 'DESC' },
    });
    return row ? toView(row) : undefined;
  }

  async checked(dataSourceId: string, checkedAt: Date, tx: Transaction): Promise<void> {
    await tx.update(DataSourceEntity, { id: dataSourceId }, { checkedAt });
  }

  /** Keeps the newest hundred. */
  async add(
    dataSourceId: string,
    change: { readonly since: Date; readonly problem: HealthProblem | undefined },
    tx: Transaction,
  ): Promise<void> {
    const { since, problem = null } = change;
    const state = problem ? 'unhealthy' : 'healthy';
    await tx.insert(HealthChangeEntity, { dataSourceId, since, state, problem });
    await tx.query(
      `delete from data_sources.health_change where data_source_id = $1 and position <= (
         select position from data_sources.health_change where data_source_id = $1
         order by position desc offset ${kept} limit 1)`,
      [dataSourceId],
    );
  }
}

const toView = ({ state, since, problem }: HealthChangeEntity): HealthChangeView => ({
  state,
  since: since.toISOString(),
  ...(problem && { problem }),
});
