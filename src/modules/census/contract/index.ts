import { Query } from '@nestjs/cqrs';
import { defineContract } from '#shared/contracts';
import { defineErrors } from '#shared/errors';

export const boundaryTypes = ['states', 'counties'] as const;
export type BoundaryType = (typeof boundaryTypes)[number];

/** TopoJSON as text: one object named like the type, features with `id` (FIPS) and `properties.name`. */
export interface BoundariesView {
  readonly type: BoundaryType;
  readonly topojson: string;
  /** Changes when the content does. */
  readonly etag: string;
}

export class GetBoundaries extends Query<BoundariesView> {
  static readonly type = 'census.get-boundaries';
  constructor(readonly input: { readonly type: BoundaryType }) {
    super();
  }
}

/** A US state (or the District of Columbia), for recognising places in anybody's data and questions. */
export interface StateView {
  readonly fips: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly region: string;
  readonly division: string;
}

export class GetStates extends Query<readonly StateView[]> {
  static readonly type = 'census.get-states';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

export interface BuiltinDataView {
  readonly status: 'preparing' | 'ready' | 'failed';
  readonly failure?: string;
}

/** Whether the built-in data can be asked. */
export class GetBuiltinDataStatus extends Query<BuiltinDataView> {
  static readonly type = 'census.get-builtin-data-status';
  constructor(readonly input: Readonly<Record<string, never>> = {}) {
    super();
  }
}

export const censusErrors = defineErrors('census', {
  unknownBoundaryType: [
    'not-found',
    (d: { type: string }) =>
      `There are no boundaries of type "${d.type}": states and counties are available.`,
  ],
  notBuilt: ['unavailable', () => 'The built-in data is missing. It is made by `npm run build`.'],
});

export const censusContract = defineContract({
  module: 'census',
  commands: [],
  queries: [GetBoundaries, GetStates, GetBuiltinDataStatus],
  events: [],
});
