import { expect, it } from 'vitest';
import { FindPolicyViewers, PreviewPolicies } from '#modules/queries';
import type { Guarded } from './guarded.js';

/** Trying out, as an admin, what others see. */
export function policyTrials(guarded: Guarded): void {
  const on = (table: string) => ({
    actor: guarded.everybody,
    dataSourceId: guarded.source.schema.dataSourceId,
    table,
  });
  const bus = () => guarded.source.app.queries;

  it('shows an admin what somebody would see, and by which policy', async () => {
    const as = { userId: guarded.western.userId, role: 'user', teamIds: [], attributes: {} } as const;
    const seen = await bus().execute(new PreviewPolicies({ ...on('states'), as, limit: 3 }));

    expect(seen).toMatchObject({ visibleRows: 25, totalRows: 50, restricted: true });
    expect(seen.policies).toMatchObject([{ name: 'Own region', table: 'states' }]);
    expect(seen.rows).toHaveLength(3);
    expect(JSON.stringify(seen.rows)).not.toContain('South');
  });

  it('says of a row who would see it', async () => {
    const countFor = async (row: Record<string, string>) => {
      const { matchingRows, viewers } = await bus().execute(new FindPolicyViewers({ ...on('states'), row }));
      const western = viewers.find(({ userId }) => userId === guarded.western.userId);
      return [matchingRows, western?.visibleRows];
    };

    expect(await countFor({ state: 'State 1' })).toEqual([1, 1]);
    expect(await countFor({ state: 'State 2', region: 'South' })).toEqual([1, 0]);
    expect(await countFor({ region: 'Nowhere' })).toEqual([0, 0]);
  });

  it('knows no other tables than the source has', async () => {
    const as = { userId: guarded.western.userId, role: 'user', teamIds: [], attributes: {} } as const;

    await expect(bus().execute(new PreviewPolicies({ ...on('hidden'), as, limit: 3 }))).rejects.toMatchObject(
      {
        code: 'queries.unknownTable',
      },
    );
  });
}
