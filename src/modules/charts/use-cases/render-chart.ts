import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { type BoundaryType, boundaryTypes, GetBoundaries } from '#modules/census';
import { chartsErrors, RenderChart, type RenderedChart } from '../contract/index.js';
import { ChartsConfig } from '../infra/config.js';
import { Drawings } from '../infra/drawings.js';

const schema = /^https:\/\/vega\.github\.io\/schema\/vega-lite\/v\d+(\.\d+)*\.json$/;

@QueryHandler(RenderChart)
export class RenderChartHandler implements IQueryHandler<RenderChart> {
  constructor(
    private readonly queries: QueryBus,
    private readonly drawings: Drawings,
    private readonly config: ChartsConfig,
  ) {}

  async execute({ input }: RenderChart): Promise<RenderedChart> {
    const { spec, format, width, height } = input;
    const text = JSON.stringify(spec);
    this.assertDrawable(spec, text);
    const resources = await this.resourcesOf(text);
    const content = await this.drawings.draw({ spec, format, width, height, resources });
    return { mediaType: format === 'svg' ? 'image/svg+xml' : 'image/png', content };
  }

  private assertDrawable({ $schema }: RenderChart['input']['spec'], text: string): void {
    const size = Buffer.byteLength(text);
    const { maxSpecBytes } = this.config;
    if (size > maxSpecBytes)
      throw chartsErrors.tooLarge({ reason: `${size} bytes, ${maxSpecBytes} are allowed` });
    if (typeof $schema !== 'string' || !schema.test($schema))
      throw chartsErrors.badSpecification({ reason: '$schema does not name Vega-Lite' });
  }

  private async resourcesOf(text: string): Promise<Record<string, string>> {
    const resources: Record<string, string> = {};
    for (const type of boundaryTypes)
      if (text.includes(addressOf(type)))
        resources[addressOf(type)] = (await this.queries.execute(new GetBoundaries({ type }))).topojson;
    return resources;
  }
}

const addressOf = (type: BoundaryType): string => `/api/v1/data/boundaries/${type}`;
