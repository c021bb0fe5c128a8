import { type IQueryHandler, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { GetStates, type StateView } from '#modules/census';
import { type ChartData, type ChartView, ChooseChart } from '../contract/index.js';
import { chooseChart } from '../domain/choose.js';

@QueryHandler(ChooseChart)
export class ChooseChartHandler implements IQueryHandler<ChooseChart> {
  constructor(private readonly queries: QueryBus) {}

  async execute({ input }: ChooseChart): Promise<ChartView> {
    return chooseChart(input.data, input, await this.statesFor(input.data));
  }

  /** Only names have to be looked up. */
  private async statesFor({ columns }: ChartData): Promise<readonly StateView[]> {
    const named = columns.some(({ meaning }) => meaning === 'state-name' || meaning === 'state-abbreviation');
    return named ? await this.queries.execute(new GetStates({})) : [];
  }
}
