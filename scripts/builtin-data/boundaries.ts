import { readCountyAtlas, readStateAtlas } from './source-packages.ts';

const bytes = (topology: object): string => `${JSON.stringify(topology)}\n`;

/** TopoJSON with one object, named like the type; ids are FIPS codes. The territories are included. */
export function boundaryFiles(): Readonly<Record<'states' | 'counties', string>> {
  const { objects: states, ...stateTopology } = readStateAtlas();
  const { objects: counties, ...countyTopology } = readCountyAtlas();
  return {
    states: bytes({ ...stateTopology, objects: { states: states.states } }),
    counties: bytes({ ...countyTopology, objects: { counties: counties.counties } }),
  };
}
