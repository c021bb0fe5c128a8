import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowRule } from '#modules/governance';
import { GetCachedResult, GetResultPage } from '#modules/queries';
import type { Actor } from '#shared/contracts';
import { Guarded, type GuardedSource, person } from './guarded.js';
import { policyCounts, policyQuestions } from './policy-attacks.js';
import { type RulesByUser, ruleOn } from './policy-rules.js';
import { policyTrials } from './policy-trials.js';

export interface PolicySuite {
  readonly dialect: string;
  readonly skip?: string | undefined;
  readonly open: (rules: RulesByUser) => Promise<GuardedSource>;
  /** How the dialect writes the name of the table, in ways that should make no difference. */
  readonly spellings: readonly string[];
  /** Further ways to read the table, `#` being its name. */
  readonly questions: readonly string[];
  /** What fails on rows that are hidden, and never on those that are seen. */
  readonly traps: readonly string[];
  /** Of what every engine is asked, what the server does not know that the tests run on. */
  readonly unknown?: RegExp;
  /** Whether the engine tells plans. */
  readonly plans?: false;
  /** What is refused, and with which word. */
  readonly refused: readonly (readonly [sql: string, word: string])[];
}

const regions = (...values: string[]) => ({ column: 'region', operator: 'in', values }) as const;
const west = regions('West');

function reading(guarded: Guarded, suite: PolicySuite): void {
  const { spellings, questions, refused, traps, unknown } = suite;
  const isKnown = (sql: string) => !unknown?.test(sql);
  // A sub-query has no schema: columns that are written with one are refused.
  const all = [...policyQuestions.filter(isKnown), ...questions].flatMap((sql) =>
    spellings
      .filter((name) => !(name.includes('.') && /#\s*\./.test(sql)))
      .map((name) => sql.replaceAll('#', () => name)),
  );

  it.each(all)('shows no hidden row: %s', async (sql) => {
    const { result, policies } = await guarded.run(guarded.western, sql);

    expect(JSON.stringify(result.rows)).not.toContain('South');
    expect(policies).toMatchObject([{ name: 'Own region', table: 'states' }]);
    expect(result.rowCount).toBeGreaterThan(0);
  });

  it.each(refused)('refuses what no policy can be put into: %s', async (sql, word) => {
    await expect(guarded.run(guarded.western, sql)).rejects.toMatchObject({
      code: 'queries.refused',
      message: expect.stringContaining(word),
    });
  });

  // What costs more to look at than the condition of the trap does is looked at later, where nothing stands between.
  const never = Array.from({ length: 30 }, (_, i): RowRule => {
    const column = i % 2 === 0 ? 'state' : 'fips';
    return { column, operator: i % 3 === 0 ? 'equals' : 'lessThan', values: [`  ${i}`] };
  });
  const laborious = guarded.see(person(), ruleOn('states', { any: [...never, west] }));

  it.each(traps)('tells nothing by failing: %s', async (sql) => {
    await expect(guarded.run(guarded.everybody, sql)).rejects.toMatchObject({ code: 'queries.failed' });
    await expect(guarded.run(guarded.western, sql)).resolves.toBeDefined();
    await expect(guarded.run(laborious, sql)).resolves.toBeDefined();
  });

  it.each(policyCounts.filter(isKnown))('counts no hidden row: %s', async (sql) => {
    const count = async (actor: Actor) =>
      Number((await guarded.run(actor, sql.replaceAll('#', spellings[0] ?? ''))).result.rows[0]?.[0]);
    const [seen, whole] = [await count(guarded.western), await count(guarded.everybody)];

    expect(seen).toBeLessThan(whole);
    expect(seen).toBeGreaterThan(0);
  });
}

function plans(guarded: Guarded): void {
  const sql = 'select region, count(*) as n from states group by region order by region';

  it('gives a plan without estimates, which are made from hidden rows too', async () => {
    const [open, closed] = await Promise.all(
      [guarded.everybody, guarded.western].map((actor) => guarded.explain(actor, sql)),
    );

    expect(open).toMatchObject({ estimatedRows: expect.any(Number), plan: expect.anything() });
    expect(closed).toMatchObject({ tables: ['states'], hints: [], policies: [{ name: 'Own region' }] });
    expect(closed).not.toHaveProperty('plan');
    expect(closed).not.toHaveProperty('estimatedRows');
  });

  it('explains alike what finds hidden rows and what finds none', async () => {
    const told = (region: string) =>
      guarded.explain(guarded.western, `select * from states where region = '${region}'`);

    expect(await told('South')).toEqual(await told('Nowhere'));
  });
}

function kept(guarded: Guarded): void {
  const sql = 'select region, count(*) as n from states group by region order by region';

  it('remembers for each what each may see', async () => {
    const all = await guarded.run(guarded.everybody, sql);
    const some = await guarded.run(guarded.western, sql);
    const again = await guarded.run(guarded.everybody, sql);

    expect(all.result.rows).toEqual(again.result.rows);
    expect(all.result.rowCount).toBe(2);
    expect(some.result.rows).toEqual([['West', 25]]);
    const other = guarded.see(person(), ruleOn('states', regions('South')));
    expect((await guarded.run(other, sql)).result.rows).toEqual([['South', 25]]);
    for (const [hash, actor] of [
      [all.cacheKey, guarded.western],
      [some.cacheKey, guarded.everybody],
      [some.cacheKey, other],
    ] as const)
      if (hash !== undefined)
        await expect(
          guarded.source.app.queries.execute(new GetCachedResult({ actor, hash })),
        ).rejects.toMatchObject({ code: 'queries.notCached' });
  });

  it('gives the result of somebody else’s run as the one who asks may see it', async () => {
    const { id } = await guarded.run(guarded.everybody, 'select region from states');
    const page = async (actor: Actor) =>
      guarded.source.app.queries.execute(new GetResultPage({ actor, id, limit: 100 }));
    expect((await page(guarded.everybody)).totalRows).toBe(50);

    const seen = await page(guarded.western);
    expect(seen.totalRows).toBe(25);
    expect(JSON.stringify(seen.rows)).not.toContain('South');
    expect((await page(guarded.everybody)).totalRows).toBe(50);
  });
}

function fitting(guarded: Guarded): void {
  const sql = 'select count(*) from letters';
  const unfit: readonly (readonly [string, string, RowRule])[] = [
    ['a table that is gone', 'vanished', west],
    ['a column that is gone', 'states', { ...west, column: 'area' }],
    ['a column deep in a condition', 'states', { all: [west, { not: { ...west, column: 'area' } }] }],
  ];

  it.each(unfit)('stops every statement when a policy names %s', async (_, table, rule) => {
    const actor = guarded.see(person(), ruleOn(table, rule));

    for (const ask of ['run', 'explain'] as const)
      await expect(guarded[ask](actor, sql)).rejects.toMatchObject({
        code: 'queries.policyUnfit',
        kind: 'conflict',
      });
  });

  const rules: readonly (readonly [string, RowRule, number])[] = [
    ['nothing', { rows: 'none' }, 0],
    ['what two conditions say', { all: [west, { column: 'fips', operator: 'lessThan', values: ['10'] }] }, 5],
    ['what one of two says', { any: [west, { column: 'fips', operator: 'equals', values: ['00'] }] }, 26],
    ['what is not so', { not: west }, 25],
    ['what is none of the values', { column: 'fips', operator: 'notIn', values: ['00', '01'] }, 48],
    ['what has a value', { column: 'fips', operator: 'isNotNull' }, 50],
    ['what has no value', { column: 'fips', operator: 'isNull' }, 0],
    ['texts sign by sign', regions('west', 'WEST', 'West ', 'Wést'), 0],
    ['no more by signs of SQL in values', regions("x' or 1 = 1 --", "\\' or 1=1 -- ", '%', '\\'), 0],
  ];

  it.each(rules)('shows %s', async (_, rule, count) => {
    const actor = guarded.see(person(), ruleOn('states', rule));

    expect((await guarded.run(actor, 'select fips from states')).result.rowCount).toBe(count);
  });
}

/** The table `gaps` has the regions West, South, and none. */
function gaps(guarded: Guarded): void {
  const rules: readonly RowRule[] = [
    { column: 'region', operator: 'notEquals', values: ['South'] },
    { column: 'region', operator: 'notIn', values: ['South', 'North'] },
    { not: regions('South') },
    { not: { any: [regions('South'), { column: 'region', operator: 'lessThan', values: ['A'] }] } },
  ];

  it.each(rules)('shows what has no value to nobody because of its value: %j', async (rule) => {
    const actor = guarded.see(person(), ruleOn('gaps', rule));

    expect((await guarded.run(actor, 'select region from gaps')).result.rows).toEqual([['West']]);
  });
}

function exemptions(guarded: Guarded, { plans: tellsPlans }: PolicySuite): void {
  it('names the policy of who is exempt, and keeps nothing back', async () => {
    const rules = ruleOn('states', { rows: 'every' });
    const open = { ...rules, tables: rules.tables.map((table) => ({ ...table, restricted: false })) };
    const actor = guarded.see(person(), open);
    const { result, policies } = await guarded.run(actor, 'select region from states');

    expect(result.rowCount).toBe(50);
    expect(policies).toMatchObject([{ table: 'states' }]);
    if (tellsPlans !== false)
      expect(await guarded.explain(actor, 'select region from states')).toHaveProperty('plan');
  });

  it('says nothing of policies on tables that are not read', async () => {
    expect(await guarded.run(guarded.western, 'select count(*) from letters')).not.toHaveProperty('policies');
  });
}

/** What row policies do on every engine. */
export function policySuite(suite: PolicySuite): void {
  const { dialect, skip, open } = suite;
  describe.skipIf(skip)(`row policies on ${dialect}${skip ? ` (skipped: ${skip})` : ''}`, () => {
    const guarded = new Guarded();
    beforeAll(async () => {
      guarded.source = await open(guarded.rules);
      guarded.see(guarded.western, ruleOn('states', west));
    });
    afterAll(async () => {
      await guarded.source.app.stop();
      await guarded.source.remove();
    });
    reading(guarded, suite);
    if (suite.plans !== false) plans(guarded);
    kept(guarded);
    fitting(guarded);
    gaps(guarded);
    exemptions(guarded, suite);
    policyTrials(guarded);
  });
}
