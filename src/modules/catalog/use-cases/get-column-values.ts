import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dataSourcesErrors } from '#modules/data-sources';
import { type ColumnValues, GetColumnValues } from '../contract/index.js';
import { withoutValuesOf } from '../domain/withheld.js';
import { KnownSchemas } from '../infra/known-schemas.js';
import { CurrentVersion } from './current-version.js';
import { Discretion } from './discretion.js';

@QueryHandler(GetColumnValues)
export class GetColumnValuesHandler implements IQueryHandler<GetColumnValues> {
  constructor(
    private readonly current: CurrentVersion,
    private readonly known: KnownSchemas,
    private readonly discretion: Discretion,
  ) {}

  async execute({ input }: GetColumnValues): Promise<readonly ColumnValues[]> {
    const { ref } = await this.current.of(input);
    const values = await this.known.columnValues(ref);
    if (!values) throw dataSourcesErrors.notReady({ dataSourceId: ref.dataSourceId, status: 'loading' });
    return withoutValuesOf(values, await this.discretion.towards(input));
  }
}
