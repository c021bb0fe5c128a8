import { geoArea, geoCentroid } from 'd3-geo';
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

export type Area = Feature<Polygon | MultiPolygon>;

/** GRS 80, the ellipsoid of the boundaries (NAD 83). */
const eccentricitySquared = 0.006694380022900788;
const eccentricity = Math.sqrt(eccentricitySquared);
/** Radius of the sphere that has the area of the ellipsoid, in miles. */
const authalicRadiusMiles = 6371.007180918 / 1.609344;

const authalic = (sine: number): number =>
  (1 - eccentricitySquared) *
  (sine / (1 - eccentricitySquared * sine * sine) + Math.atanh(eccentricity * sine) / eccentricity);
const authalicAtPole = authalic(1);

/** Latitude on the sphere of equal area: areas computed there are those on the ellipsoid, not 0.5 % off. */
function toAuthalic([longitude = 0, latitude = 0]: Position): Position {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude, (Math.asin(authalic(sine) / authalicAtPole) * 180) / Math.PI];
}

const ringsOf = ({ geometry }: Area): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

export function areaInSquareMiles(area: Area): number {
  const polygons = ringsOf(area).map((rings) => rings.map((ring) => ring.map(toAuthalic)));
  return geoArea({ type: 'MultiPolygon', coordinates: polygons }) * authalicRadiusMiles ** 2;
}

export function centroidOf(area: Area): { readonly latitude: number; readonly longitude: number } {
  const [longitude, latitude] = geoCentroid(area);
  return { latitude, longitude };
}
