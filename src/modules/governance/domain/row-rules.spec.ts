import { describe, expect, it } from 'vitest';
import type { RowCondition, Viewpoint } from '../contract/index.js';
import { type KnownPolicy, rulesFor } from './row-rules.js';

const own: RowCondition = { column: 'region', operator: 'in', attribute: 'region' };
const policy = (fields: Partial<KnownPolicy>): KnownPolicy => ({
  id: 'p1',
  name: 'one',
  dataSourceId: 's',
  table: 'orders',
  audience: { roles: [], userIds: [], teamIds: [] },
  condition: own,
  ...fields,
});
const person = (fields: Partial<Viewpoint> = {}): Viewpoint => ({
  userId: 'u1',
  role: 'user',
  teamIds: ['t1'],
  attributes: { region: ['West', 'South'] },
  ...fields,
});
const ruleFor = (policies: KnownPolicy[], viewpoint = person()) => rulesFor(policies, viewpoint)[0];

describe('what a person sees of a table with policies', () => {
  it('is told with the values of the person', () => {
    expect(rulesFor([policy({})], person())).toEqual([
      {
        table: 'orders',
        policies: [{ id: 'p1', name: 'one' }],
        rule: { column: 'region', operator: 'in', values: ['West', 'South'] },
        restricted: true,
      },
    ]);
  });

  it('is nothing when no policy speaks to the person, an admin included', () => {
    const audience = { roles: ['analyst' as const], userIds: [], teamIds: [] };

    expect(ruleFor([policy({ audience })], person({ role: 'admin' }))).toMatchObject({
      policies: [],
      rule: { rows: 'none' },
      restricted: true,
    });
  });

  it('is what any of the policies that speak lets through', () => {
    const isNew: RowCondition = { column: 'year', operator: 'atLeast', values: [2020] };
    const policies = [
      policy({}),
      policy({ id: 'p2', condition: isNew }),
      policy({
        id: 'p3',
        audience: { roles: ['guest'], userIds: [], teamIds: [] },
        condition: { rows: 'every' },
      }),
    ];

    expect(ruleFor(policies)?.rule).toEqual({
      any: [{ column: 'region', operator: 'in', values: ['West', 'South'] }, isNew],
    });
  });

  it.each([
    ['a team of the person', ['t2', 't1'], false],
    ['another team', ['t2'], true],
  ])('speaks to %s', (_, teamIds, restricted) => {
    const ofTeams = policy({ audience: { roles: [], userIds: [], teamIds }, condition: { rows: 'every' } });

    expect(ruleFor([ofTeams])).toMatchObject({ restricted });
  });

  it('compares with the teams of the person, and shows nothing to who has none', () => {
    const condition: RowCondition = { column: 'team', operator: 'in', attribute: 'user.teams' };

    expect(ruleFor([policy({ condition })])?.rule).toEqual({
      column: 'team',
      operator: 'in',
      values: ['t1'],
    });
    expect(ruleFor([policy({ condition })], person({ teamIds: [] }))?.rule).toEqual({ rows: 'none' });
  });

  it('is everything for those whom a policy names as exempt', () => {
    const exempt = policy({
      id: 'p2',
      audience: { roles: [], userIds: ['u1'], teamIds: [] },
      condition: { rows: 'every' },
    });

    expect(ruleFor([policy({}), exempt])).toMatchObject({ rule: { rows: 'every' }, restricted: false });
    expect(ruleFor([policy({}), exempt], person({ userId: 'u2' }))?.restricted).toBe(true);
  });

  it.each([
    ['of its own', {}],
    ['that is empty', { region: [] }],
  ])('is nothing when the policy asks for an attribute that the person has not, %s', (_, attributes) => {
    for (const condition of [own, { not: own }, { any: [own, { not: own }] }, { all: [own] }])
      expect(ruleFor([policy({ condition })], person({ attributes }))?.rule).toEqual({ rows: 'none' });
  });

  it('is not told by what every object has', () => {
    const condition: RowCondition = { column: 'region', operator: 'in', attribute: 'constructor' };

    expect(ruleFor([policy({ condition })])?.rule).toEqual({ rows: 'none' });
  });

  it('may depend on the id and the role of the person', () => {
    const mine: RowCondition = { column: 'owner', operator: 'equals', attribute: 'user.id' };
    const role: RowCondition = { column: 'for', operator: 'equals', attribute: 'user.role' };

    expect(ruleFor([policy({ condition: { all: [mine, role] } })])?.rule).toEqual({
      all: [
        { column: 'owner', operator: 'equals', values: ['u1'] },
        { column: 'for', operator: 'equals', values: ['user'] },
      ],
    });
  });
});
