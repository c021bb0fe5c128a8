import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SchemaView } from '#modules/catalog';
import { AppError } from '#shared/errors';
import { makeGate } from './make-gate.js';
import { ruleOn } from './policy-rules.js';
import { statementsWith } from './statement-grammar.js';

interface Askable {
  readonly schema: SchemaView;
  readonly ask: (sql: string) => Promise<unknown[][]>;
  readonly remove: () => Promise<void>;
}

interface PolicyFuzz {
  readonly dialect: string;
  readonly skip?: string | undefined;
  readonly open: () => Promise<Askable>;
  /** The name of a table of the source, as the owner of the database writes it. */
  readonly named: (table: string) => string;
}

const rules = ruleOn('states', { column: 'region', operator: 'equals', values: ['West'] });
const harmless = {
  expressions: ['s', '(select max(region) from states)', 'states.region', 'count(*)'],
  tables: ['states', 'states s', '(select * from states) s', 'states a join states b on a.fips = b.fips'],
  statements: ['select * from states', 'with states as (select * from states) select * from states'],
};
/** Which rows come first, or which are counted, is left to the engine. */
const open = /limit|over \(/;

const told = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();

/**
 * What a statement answers with the policy in it, where all rows are, is what it answers without, where the hidden rows
 * do not exist.
 */
export function policyFuzz({ dialect, skip, open: make, named }: PolicyFuzz): void {
  describe.skipIf(skip)(`any statement on ${dialect}${skip ? ` (skipped: ${skip})` : ''}`, () => {
    const gate = makeGate();
    let whole: Askable;
    let seen: Askable;
    beforeAll(async () => {
      [whole, seen] = await Promise.all([make(), make()]);
      for (const source of [whole, seen]) {
        await source.ask(`delete from ${named('letters')} where id > 4`);
        await source.ask(`delete from ${named('state_population')} where year > 1990`);
      }
      await seen.ask(`delete from ${named('states')} where region <> 'West'`);
    });
    afterAll(() => Promise.all([whole, seen].map((source) => source.remove())));

    const answer = async (sql: string, source: Askable, from: typeof rules | undefined) => {
      try {
        const verdict = await gate.check(sql, source.schema, from);
        return { rows: told(await source.ask(verdict.sql)), restricted: verdict.restricted };
      } catch (error) {
        if (error instanceof AppError || error instanceof Error) return undefined;
        throw error;
      }
    };

    it('answers as if the hidden rows did not exist', async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(statementsWith(harmless), async (sql) => {
          if (open.test(sql)) return;
          const guarded = await answer(sql, whole, rules);
          if (!guarded?.restricted) return;
          const plain = await answer(sql, seen, undefined);
          if (!plain) return;
          compared++;
          expect(guarded.rows).toEqual(plain.rows);
        }),
        { numRuns: 2500 },
      );
      expect(compared).toBeGreaterThan(100);
    });
  });
}
