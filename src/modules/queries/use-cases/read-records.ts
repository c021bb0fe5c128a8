import { ReadRecords, type RecordValues } from '#modules/governance';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import { readSql } from '../domain/entities/compare-sql.js';
import { GovernedStatements } from './governed-statements.js';

/** Records that the actor may not see, or that are gone, are not there. */
@Answers({ inquiry: ReadRecords, module: 'queries' })
export class ReadRecordsOfSource implements AnswersInquiry<ReadRecords> {
  constructor(private readonly statements: GovernedStatements) {}

  async answer({ actor, spec, records }: ReadRecords['input']): Promise<RecordValues[]> {
    if (records.length === 0) return [];
    const { attributes, sql, parameters } = readSql(spec, records);
    const asked = { actor, dataSourceId: spec.dataSourceId, sql, parameters };
    const { result } = await this.statements.run(asked);
    return result.rows.map(([place, key, ...values]) => ({
      table: Number(place),
      key: String(key),
      values: Object.fromEntries(attributes.map((name, n) => [name, textOf(values[n])])),
    }));
  }
}

const textOf = (cell: unknown): string | null => (cell === null || cell === undefined ? null : String(cell));
