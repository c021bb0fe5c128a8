import { type ComparedRecords, CompareRecords, type ScoredPair } from '#modules/governance';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import type { QueryResult } from '../contract/index.js';
import { compareSql, extentSql } from '../domain/entities/compare-sql.js';
import { GovernedStatements } from './governed-statements.js';

/** Both statements read one version of the data, so that what is counted is what was compared. */
@Answers({ inquiry: CompareRecords, module: 'queries' })
export class CompareRecordsOfSource implements AnswersInquiry<CompareRecords> {
  constructor(private readonly statements: GovernedStatements) {}

  async answer({ actor, spec, most }: CompareRecords['input']): Promise<ComparedRecords[]> {
    const asked = { actor, dataSourceId: spec.dataSourceId };
    const extent = await this.statements.run({ ...asked, sql: extentSql(spec) });
    const { version } = extent;
    const { result } = await this.statements.run({ ...asked, sql: compareSql(spec), limit: most }, version);
    const rows = extent.result.rows.map((row) => row.map(Number));
    const records = spec.tables.map((_, place) => {
      const [, count = 0, keys = 0] = rows.find(([p]) => p === place) ?? [];
      return { rows: count, keys };
    });
    const more = result.truncated && { more: result.totalRows - result.rowCount };
    return [{ version, records, candidates: rows[0]?.[3] ?? 0, pairs: result.rows.map(pairOf), ...more }];
  }
}

const similarity = (cell: unknown): number | null => (cell === null ? null : Number(cell));

const pairOf = ([
  lp,
  lk,
  rp,
  rk,
  score,
  known,
  ...similarities
]: QueryResult['rows'][number]): ScoredPair => ({
  left: { table: Number(lp), key: String(lk) },
  right: { table: Number(rp), key: String(rk) },
  score: Number(score),
  known: Number(known),
  similarities: similarities.map(similarity),
});
