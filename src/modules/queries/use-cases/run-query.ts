import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { publicOrganizationId } from '#shared/contracts';
import { type QueryResult, type QueryRunView, RunQuery } from '../contract/index.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { ResultCache } from '../infra/result-cache.js';
import { RunningStatements } from '../infra/running-statements.js';
import { SharedRuns } from '../infra/shared-runs.js';
import { Admission, type Run } from './admission.js';
import { Recording } from './recording.js';

/** Everybody's results of the built-in source are the same; those of any other source stay in their organisation. */
const cacheOwnerOf = ({ actor, statement }: Run): string =>
  statement.dataSourceId === builtinDataSourceId ? publicOrganizationId : actor.organizationId;

/** Said where there are any: most tables have none. */
export const appliedIn = ({ verdict: { policies } }: Run) => (policies.length > 0 ? { policies } : {});

interface Answer {
  readonly result: QueryResult;
  readonly cached: boolean;
  readonly cacheKey?: string;
}

@CommandHandler(RunQuery)
export class RunQueryHandler implements ICommandHandler<RunQuery> {
  constructor(
    private readonly admission: Admission,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
    private readonly results: ResultCache,
    private readonly shared: SharedRuns,
    private readonly recording: Recording,
  ) {}

  async execute({ input }: RunQuery): Promise<QueryRunView> {
    const run = await this.admission.of(input);
    return await this.recording.of(run, input, async () => {
      const started = performance.now();
      const { result, cached, cacheKey } = await this.answer(run);
      const executeMs = Math.round((performance.now() - started) * 100) / 100;
      const { dataSourceId, version } = run.statement;
      const value = {
        id: run.id,
        dataSourceId,
        dataVersion: version,
        result,
        ...appliedIn(run),
        ...(cacheKey !== undefined && { cacheKey }),
        timing: { executeMs, cached },
      };
      const { rowCount, totalRows, truncated } = result;
      return { value, executed: { rowCount, totalRows, truncated, cached } };
    });
  }

  private async answer(run: Run): Promise<Answer> {
    const { owner, verdict, schema, statement, rules } = run;
    const ttlSeconds = this.results.secondsFor(schema.dialect);
    const changes = schema.dialect !== 'duckdb' && ttlSeconds === 0;
    if (!verdict.deterministic || changes) return { result: await this.run(run), cached: false };
    const rulesKey = verdict.restricted ? rules.key : undefined;
    const organizationId = cacheOwnerOf(run);
    const { key: statementKey, tables } = verdict;
    const key = { organizationId, ...statement, statementKey, ttlSeconds, tables, rulesKey };
    const hash = this.results.hashOf(key);
    const remembered = ttlSeconds > 0 ? await this.results.get(hash) : undefined;
    if (remembered) return { result: remembered.result, cached: true, cacheKey: hash };
    const asked = { owner, seconds: statement.seconds };
    const { value, joined } = await this.shared.of(hash, asked, async () => {
      const result = await this.run(run);
      return { result, kept: await this.results.set(hash, key, result) };
    });
    const { result, kept } = value;
    return { result, cached: joined, ...(kept && { cacheKey: hash }) };
  }

  private async run({ owner, statement, schema, verdict }: Run): Promise<QueryResult> {
    try {
      return await this.running.track(owner, (running) => this.engines.of(schema).run(statement, running));
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}
