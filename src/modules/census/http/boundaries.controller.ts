import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { feature } from 'topojson-client';
import { AllowGuests } from '#shared/auth';
import { type BoundariesView, GetBoundaries } from '../contract/index.js';
import { type BoundaryOptions, boundaryOptions, boundaryType } from './census.dto.js';

/** A new version of Almanac may bring new ones; until then a browser need not ask again for a day. */
const cacheControl = 'public, max-age=86400';

const mediaTypes = { topojson: 'application/json', geojson: 'application/geo+json' } as const;

@ApiTags('census')
@Controller('data/boundaries')
@AllowGuests()
export class BoundariesController {
  constructor(private readonly queries: QueryBus) {}

  @Get(':type')
  @ApiOperation({
    summary: 'The boundaries of the states or counties of the United States',
    description:
      'TopoJSON with one object, `states` or `counties`, or GeoJSON; the `id` of a feature is its FIPS code, `properties.name` its name. Longitude and latitude, simplified, territories included. US Census Bureau, cartographic boundaries 2017, by us-atlas.',
  })
  @ApiOkResponse({
    description: 'TopoJSON (`application/json`) or GeoJSON (`application/geo+json`).',
    content: { 'application/json': {}, 'application/geo+json': {} },
  })
  @ApiNotFoundResponse({
    description: 'There are no boundaries of this type (`census.unknownBoundaryType`).',
  })
  async get(
    @Param('type', { schema: boundaryType }) type: BoundariesView['type'],
    @Query({ schema: boundaryOptions }) { format }: BoundaryOptions,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const boundaries = await this.queries.execute(new GetBoundaries({ type }));
    const etag = `W/"${boundaries.etag}-${format}"`;
    // Not awaited: a reply is a promise of having been sent.
    void reply.headers({ etag, 'cache-control': cacheControl }).type(mediaTypes[format]);
    return format === 'geojson' ? geoJsonOf(boundaries) : boundaries.topojson;
  }
}

function geoJsonOf({ type, topojson }: BoundariesView): string {
  const topology = JSON.parse(topojson);
  return JSON.stringify(feature(topology, topology.objects[type]));
}
