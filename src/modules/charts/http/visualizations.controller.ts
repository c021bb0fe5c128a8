import { Body, Controller, Get, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBadRequestResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowGuests, NeedsScope } from '#shared/auth';
import { Responds } from '#shared/http';
import { type ChartView, ChooseChart, chartsErrors, RenderChart } from '../contract/index.js';
import { describedTypes } from './chart-types.js';
import {
  type ChartRequest,
  type ChartTypeList,
  type ConfigRequest,
  chart,
  chartDataOf,
  chartRequest,
  chartTypeList,
  configRequest,
  type RenderRequest,
  renderRequest,
  type SelectedType,
  selectedType,
} from './visualizations.dto.js';

type Picture = 'svg' | 'png';
type Format = Picture | 'json';

@ApiTags('visualizations')
@Controller('visualizations')
export class VisualizationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('types')
  @AllowGuests()
  @ApiOperation({ summary: 'The types of charts, and what each needs' })
  @Responds(200, chartTypeList)
  types(): ChartTypeList {
    return [...describedTypes];
  }

  @Post('select-type')
  @NeedsScope('ask')
  @HttpCode(200)
  @AllowGuests()
  @ApiOperation({
    summary: 'The type of chart that suits a result',
    description: 'Takes columns and rows; answers the type that `generate-config` would draw, and why.',
  })
  @Responds(200, selectedType)
  async selectType(@Body({ schema: chartRequest }) { data, title }: ChartRequest): Promise<SelectedType> {
    const { type, reason } = await this.choose({ data, title });
    return { type, reason };
  }

  @Post('generate-config')
  @NeedsScope('ask')
  @HttpCode(200)
  @AllowGuests()
  @ApiOperation({
    summary: 'The Vega-Lite specification of a chart',
    description:
      'Takes columns and rows, and the type when it is not to be chosen. `render` draws the answer.',
  })
  @Responds(200, chart)
  generateConfig(@Body({ schema: configRequest }) request: ConfigRequest): Promise<ChartView> {
    return this.choose(request);
  }

  @Post('render')
  @NeedsScope('ask')
  @HttpCode(200)
  @AllowGuests()
  @ApiOperation({
    summary: 'Draws a chart',
    description:
      'Takes a Vega-Lite specification, or columns and rows to choose a chart for. Answers SVG, PNG or (as JSON) the ' +
      'chosen type with its specification, by `format` or else by the Accept header. A specification may load ' +
      'nothing but `/api/v1/data/boundaries/states` and `/api/v1/data/boundaries/counties`.',
  })
  @ApiOkResponse({
    description: 'The picture, or the chart as JSON.',
    content: {
      'image/svg+xml': { schema: { type: 'string' } },
      'image/png': { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: { type: 'object' } },
    },
  })
  @ApiBadRequestResponse({
    description: 'The specification is wrong or too large, or the data is no picture.',
  })
  async render(
    @Body({ schema: renderRequest }) body: RenderRequest,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const format = body.format ?? preferred(accept);
    const { data, type, title } = body;
    const view = data && (await this.choose({ data, type, title }));
    if (format === 'json') await reply.send(view && chart.parse(view));
    else await this.sendPicture(reply, view ? drawable(view) : (body.spec ?? {}), { ...body, format });
  }

  private choose({ data, type, title = '' }: ConfigRequest): Promise<ChartView> {
    return this.queries.execute(new ChooseChart({ data: chartDataOf(data), title, ...(type && { type }) }));
  }

  private async sendPicture(
    reply: FastifyReply,
    spec: ChartView['spec'],
    { format, width, height }: RenderRequest & { format: Picture },
  ): Promise<void> {
    const size = { ...(width && { width }), ...(height && { height }) };
    const picture = await this.queries.execute(new RenderChart({ spec, format, ...size }));
    const content = format === 'png' ? Buffer.from(picture.content, 'base64') : picture.content;
    await reply.type(picture.mediaType).send(content);
  }
}

function drawable({ type, spec }: ChartView): ChartView['spec'] {
  if (type === 'table' || type === 'value') throw chartsErrors.notAPicture({ type });
  return spec;
}

/** The first of ours that the header names. */
function preferred(accept = ''): Format {
  const names = accept.split(',').map((part) => part.split(';')[0]?.trim());
  const known: Record<string, Format> = {
    'image/svg+xml': 'svg',
    'image/png': 'png',
    'application/json': 'json',
  };
  return names.map((name) => known[name ?? '']).find((format) => format !== undefined) ?? 'svg';
}
