import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { GetSchema, type SchemaView } from '#modules/catalog';
import type { RowRule, RowRulesView } from '#modules/governance';
import type { Actor } from '#shared/contracts';
import { type QueryResult, queriesErrors } from '../contract/index.js';
import { dialectSql } from '../domain/row-policies/dialect-sql.js';
import { nameKey } from '../domain/syntax-tree.js';
import { EngineChoice } from '../infra/engine-choice.js';
import { problemOf } from '../infra/engine-errors.js';
import { nearestNames } from '../infra/gate.js';
import { RunningStatements } from '../infra/running-statements.js';
import { Admission } from './admission.js';

interface Trial {
  readonly actor: Actor;
  readonly schema: SchemaView;
  readonly table: string;
}

/** Reads a table as somebody else would. Nothing is remembered, and nothing stands in a history. */
@Injectable()
export class PolicyTrials {
  constructor(
    private readonly queries: QueryBus,
    private readonly admission: Admission,
    private readonly engines: EngineChoice,
    private readonly running: RunningStatements,
  ) {}

  async begin(input: { actor: Actor; dataSourceId: string; table: string }): Promise<Trial> {
    const { actor, dataSourceId, table } = input;
    const schema = await this.queries.execute(new GetSchema({ actor, dataSourceId }));
    const keyOf = schema.dialect === 'duckdb' ? nameKey : (name: string) => name;
    const known = schema.tables.find(({ name }) => keyOf(name) === keyOf(table));
    const names = schema.tables.map(({ name }) => name);
    if (!known) throw queriesErrors.unknownTable({ table, nearest: nearestNames(table, names) });
    return { actor, schema, table: known.name };
  }

  rows(trial: Trial, rules: RowRulesView, limit: number) {
    return this.run(trial, { what: '*', rules, limit });
  }

  async count(trial: Trial, rules: RowRulesView): Promise<number> {
    const { result } = await this.run(trial, { what: 'count(*)', rules, limit: 1 });
    return Number(result.rows[0]?.[0]);
  }

  private async run(
    { actor, schema, table }: Trial,
    { what, rules, limit }: { what: string; rules: RowRulesView; limit: number },
  ) {
    const { dataSourceId, dialect } = schema;
    const sql = `select ${what} from ${dialectSql[dialect].name(table)}`;
    const asked = { actor, dataSourceId, sql, limit, id: randomUUID() };
    const { owner, statement, verdict } = await this.admission.on(asked, { schema, rules });
    try {
      const result: QueryResult = await this.running.track(owner, (running) =>
        this.engines.of(schema).run(statement, running),
      );
      return { result, verdict };
    } catch (error) {
      throw problemOf(error, schema, verdict);
    }
  }
}

/** A rule of the trial alone, which no policy says. */
export const onlyRule = (table: string, rule: RowRule): RowRulesView => ({
  key: JSON.stringify(['trial', table, rule]),
  tables: [{ table, policies: [], rule, restricted: true }],
});
