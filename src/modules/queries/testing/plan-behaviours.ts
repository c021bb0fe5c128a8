import { expect, it } from 'vitest';
import type { Opened } from './opened.js';

interface Plans {
  /** An open place. */
  readonly place: string;
  /** What the engine tells of the way it would go. */
  readonly plans: 'with costs' | 'without costs' | 'none';
}

/** What is told of how a statement would be answered; states have a key, and all tables count as large. */
export function planBehaviours(opened: Opened, engine: Plans): void {
  it.each([
    ['select * from hidden', 'queries.unknownTable'],
    ['delete from states', 'queries.notOneSelect'],
    ['explain analyze select 1', 'queries.notOneSelect'],
  ])('tells no plan of what would not be run: %s', async (sql, code) => {
    const failure = await opened.explain(sql).catch((error) => error.code);
    expect([code, 'queries.refused']).toContain(failure);
  });

  if (engine.plans !== 'none') plans(opened, engine);
  else
    it('says that it tells no plan', async () => {
      await expect(opened.explain('select state from states')).rejects.toMatchObject({
        code: 'queries.noPlan',
      });
    });
}

function plans(opened: Opened, { place, plans }: Plans): void {
  const hintsOf = async (sql: string) => (await opened.explain(sql)).hints.map(({ code }) => code);

  it('says what a statement reads, how much is expected, and the steps', async () => {
    const plan = await opened.explain(
      `select p.year, count(*) as n from state_population p join states s on s.fips = p.fips
        where s.region = ${place} group by p.year order by p.year`,
      ['South'],
    );

    expect([...plan.tables].sort()).toEqual(['state_population', 'states']);
    expect(plan.estimatedRows).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(plan.plan)).toContain('"table":"');
    expect(plan.estimatedCost !== undefined).toBe(plans === 'with costs');
  });

  it('warns of a cross join, and not of a join', async () => {
    const joined =
      'select p.year from state_population p join states s on s.fips = p.fips where p.year > 2000';

    expect(await hintsOf('select s.state from states s, letters l')).toContain('cross-join');
    expect(await hintsOf('select s.state from states s join letters l on l.id = 7')).not.toContain(
      'missing-key',
    );
    expect(await hintsOf(joined)).not.toContain('cross-join');
    expect(await hintsOf(joined)).not.toContain('missing-key');
  });

  it('warns of a large table that is read whole, and of a join that no key makes unique', async () => {
    expect(await hintsOf('select sum(id) as n from letters')).toContain('full-scan');
    expect(await hintsOf('select year from state_population join letters on state = letter')).toContain(
      'missing-key',
    );
  });

  it('does not know a column that is not there', async () => {
    const failure = await opened.explain('select population from states').catch((error) => error.code);
    expect(['queries.unknownColumn', 'queries.failed']).toContain(failure);
  });
}
