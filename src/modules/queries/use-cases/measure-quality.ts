import { randomUUID } from 'node:crypto';
import { QueryBus } from '@nestjs/cqrs';
import { GetSchema, GetSchemaVersion, type SchemaView } from '#modules/catalog';
import { MeasureQuality, type QualityMeasure } from '#modules/governance';
import { AppError } from '#shared/errors';
import { Answers, type AnswersInquiry } from '#shared/messaging';
import type { QueryResult } from '../contract/index.js';
import { checkSql, MissingName } from '../domain/quality/check-sql.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { RunningStatements } from '../infra/running-statements.js';
import { Admission } from './admission.js';

type Asked = MeasureQuality['input'];

/** Whoever asks sees figures of all rows, so governance asks for nobody but itself. */
const everyRow = { key: '', tables: [] };

/** What passes when one tries again later is no finding about the data. */
const passes = ({ kind, code }: AppError): boolean => kind === 'unavailable' || code === 'queries.tooMany';

/** Runs through the same gate and engine as every statement, is not remembered, and stands in no history. */
@Answers({ inquiry: MeasureQuality, module: 'queries' })
export class AnswerQuality implements AnswersInquiry<MeasureQuality> {
  constructor(
    private readonly queries: QueryBus,
    private readonly admission: Admission,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
  ) {}

  async answer(asked: Asked): Promise<readonly QualityMeasure[]> {
    const schema = await this.schemaOf(asked);
    const { version } = schema;
    try {
      return [{ version, ...(await this.measure(asked, schema)) }];
    } catch (error) {
      const isFinding = error instanceof MissingName || (error instanceof AppError && !passes(error));
      if (!isFinding) throw error;
      return [{ version, rows: 0, failing: 0, error: error.message }];
    }
  }

  private schemaOf({ actor, dataSourceId, version }: Asked): Promise<SchemaView> {
    return this.queries.execute(
      version === undefined
        ? new GetSchema({ actor, dataSourceId })
        : new GetSchemaVersion({ actor, dataSourceId, version }),
    );
  }

  private async measure({ actor, dataSourceId, version, table, check }: Asked, schema: SchemaView) {
    const sql = checkSql(schema, table, check);
    const asked = { actor, dataSourceId, sql, limit: 1, id: randomUUID() };
    const { owner, statement, verdict } = await this.admission.on(
      asked,
      { schema, rules: everyRow },
      version,
    );
    try {
      return figuresIn(
        await this.running.track(owner, (running) => this.engines.of(schema).run(statement, running)),
      );
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}

function figuresIn({ rows: [row] }: QueryResult) {
  const [rows, failing, newest] = row ?? [];
  return { rows: Number(rows), failing: Number(failing), ...(newest != null && { newest: String(newest) }) };
}
