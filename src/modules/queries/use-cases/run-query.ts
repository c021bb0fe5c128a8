import { randomUUID } from 'node:crypto';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SchemaView } from '#modules/catalog';
import { builtinDataSourceId } from '#modules/data-sources';
import { type Actor, publicOrganizationId } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import { type QueryResult, type QueryRunView, RunQuery } from '../contract/index.js';
import type { Verdict } from '../domain/verdict.js';
import { QueriesConfig } from '../infra/config.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { Gate } from '../infra/gate.js';
import { ResultCache } from '../infra/result-cache.js';
import { RunningStatements } from '../infra/running-statements.js';
import { Schemas } from '../infra/schemas.js';
import type { Statement } from '../infra/statement-engine.js';

/** One run: the statement, who asks, and what is known about both. */
interface Run {
  readonly id: string;
  readonly actor: Actor;
  readonly statement: Statement;
  readonly schema: SchemaView;
  readonly verdict: Verdict;
}

/** Everybody's results of the built-in source are the same; those of any other source stay in their organisation. */
const cacheOwnerOf = ({ actor, statement }: Run): string =>
  statement.dataSourceId === builtinDataSourceId ? publicOrganizationId : actor.organizationId;

@CommandHandler(RunQuery)
export class RunQueryHandler implements ICommandHandler<RunQuery> {
  constructor(
    private readonly schemas: Schemas,
    private readonly gate: Gate,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
    private readonly results: ResultCache,
    private readonly config: QueriesConfig,
  ) {}

  async execute({ input }: RunQuery): Promise<QueryRunView> {
    const { actor, dataSourceId, id = randomUUID() } = input;
    const lookup = this.schemas.of({ actor, dataSourceId });
    const verdict = await this.gate.check(input.sql, lookup);
    const schema = await lookup;
    const started = performance.now();
    const statement = this.statementOf(input, schema, verdict);
    this.assertParameters(statement, verdict);
    const { result, cached } = await this.answer({ id, actor, statement, schema, verdict });
    const executeMs = Math.round((performance.now() - started) * 100) / 100;
    return { id, dataSourceId, dataVersion: schema.version, result, timing: { executeMs, cached } };
  }

  private statementOf(input: RunQuery['input'], { version, tables }: SchemaView, verdict: Verdict) {
    const { dataSourceId, parameters = [], limit } = input;
    const { sql, ownLimit } = verdict;
    const { maxRows } = this.config;
    const largestTable = tables.reduce((most, { rowCount }) => Math.max(most, rowCount), 0);
    const rows = Math.min(limit ?? maxRows, maxRows);
    return { dataSourceId, version, largestTable, sql, parameters, maxRows: rows, ownLimit };
  }

  private assertParameters({ parameters }: Statement, { parameters: expected }: Verdict): void {
    if (parameters.length !== expected)
      throw queriesErrors.wrongParameters({ expected, given: parameters.length });
  }

  private async answer(run: Run): Promise<{ result: QueryResult; cached: boolean }> {
    if (!run.verdict.deterministic) return { result: await this.run(run), cached: false };
    const key = { organizationId: cacheOwnerOf(run), ...run.statement };
    const remembered = await this.results.get(key);
    if (remembered) return { result: remembered, cached: true };
    const result = await this.run(run);
    await this.results.set(key, result);
    return { result, cached: false };
  }

  private async run({ id, actor, statement, schema, verdict }: Run): Promise<QueryResult> {
    const owner = { id, organizationId: actor.organizationId };
    try {
      return await this.running.track(owner, (running) => this.engines.of(schema).run(statement, running));
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}
