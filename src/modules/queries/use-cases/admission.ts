import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { SchemaView } from '#modules/catalog';
import { GetRowRules, type RowRulesView } from '#modules/governance';
import type { Actor } from '#shared/contracts';
import { queriesErrors } from '../contract/errors.js';
import type { QueryInput } from '../contract/index.js';
import type { Verdict } from '../domain/verdict.js';
import { AccessRecord } from '../infra/access-record.js';
import { Gate } from '../infra/gate.js';
import type { RunOwner } from '../infra/running-statement.js';
import { Schemas } from '../infra/schemas.js';
import type { Statement } from '../infra/statement-engine.js';
import { type StatementLimit, StatementLimits } from '../infra/statement-limits.js';

/** One run: the statement, who asks, and what is known about both. */
export interface Run {
  readonly id: string;
  readonly owner: RunOwner;
  readonly actor: Actor;
  readonly statement: Statement;
  readonly schema: SchemaView;
  readonly verdict: Verdict;
  readonly rules: RowRulesView;
}

/** What is known of a source, for the one who asks. */
interface Known {
  readonly schema: SchemaView | Promise<SchemaView>;
  readonly rules: RowRulesView | Promise<RowRulesView>;
}

/** What has to be true before a statement may run: the rights, the gate, the right number of values. */
@Injectable()
export class Admission {
  constructor(
    private readonly queries: QueryBus,
    private readonly schemas: Schemas,
    private readonly gate: Gate,
    private readonly limits: StatementLimits,
    private readonly record: AccessRecord,
  ) {}

  /** `version`: of the data that is to answer; that of now when left out. */
  of(input: QueryInput, version?: string): Promise<Run> {
    const { actor, dataSourceId } = input;
    return this.on(input, this.knownTo(actor, dataSourceId), version);
  }

  /** The same on a schema that is known to be the actor's to read. */
  async on(input: QueryInput, known: Known, version?: string): Promise<Run> {
    const { actor, id = randomUUID() } = input;
    const allowed = this.limits.of(actor);
    allowed.catch(() => undefined);
    const verdict = await this.gate
      .check(input.sql, { dataSourceId: input.dataSourceId, ...known })
      .catch((error) => this.record.refused(input, error));
    const [schema, rules, limit] = await Promise.all([known.schema, known.rules, allowed]);
    const statement = statementOf(input, { schema, verdict, limit, version });
    if (statement.parameters.length !== verdict.parameters)
      throw queriesErrors.wrongParameters({
        expected: verdict.parameters,
        given: statement.parameters.length,
      });
    const { concurrent } = limit;
    const owner = {
      id,
      organizationId: actor.organizationId,
      ...(concurrent !== undefined && { concurrent }),
    };
    return { id, owner, actor, statement, schema, verdict, rules };
  }

  /** The tables of a source that the actor may read, and what of them the actor may see. */
  private knownTo(actor: Actor, dataSourceId: string): Known {
    const rules = this.queries.execute(new GetRowRules({ actor, dataSourceId }));
    rules.catch(() => undefined);
    return { schema: this.schemas.of({ actor, dataSourceId }), rules };
  }
}

interface Judged {
  readonly schema: SchemaView;
  readonly verdict: Verdict;
  readonly limit: StatementLimit;
  readonly version: string | undefined;
}

function statementOf(input: QueryInput, { schema, verdict, limit, version }: Judged): Statement {
  const { dataSourceId, parameters = [] } = input;
  const { sql, ownLimit } = verdict;
  return {
    dataSourceId,
    version: version ?? schema.version,
    largestTable: schema.tables.reduce((most, { rowCount }) => Math.max(most, rowCount), 0),
    sql,
    parameters,
    seconds: limit.seconds,
    maxRows: Math.min(input.limit ?? limit.rows, limit.rows),
    ownLimit,
  };
}
