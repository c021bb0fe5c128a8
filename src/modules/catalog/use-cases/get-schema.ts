import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { dataSourcesErrors } from '#modules/data-sources';
import { GetSchema, type SchemaView } from '../contract/index.js';
import { withoutValues } from '../domain/withheld.js';
import { KnownSchemas } from '../infra/known-schemas.js';
import { CurrentVersion } from './current-version.js';
import { Discretion } from './discretion.js';

@QueryHandler(GetSchema)
export class GetSchemaHandler implements IQueryHandler<GetSchema> {
  constructor(
    private readonly current: CurrentVersion,
    private readonly known: KnownSchemas,
    private readonly discretion: Discretion,
  ) {}

  async execute({ input }: GetSchema): Promise<SchemaView> {
    const lookup = this.current.of(input);
    const withheld = this.discretion.towards(input);
    withheld.catch(() => undefined);
    const schema = await this.known.schema(
      input.dataSourceId,
      lookup.then(({ ref }) => ref),
    );
    const { ref, asked } = await lookup;
    if (!schema) throw dataSourcesErrors.notReady({ dataSourceId: ref.dataSourceId, status: 'loading' });
    return withoutValues({ ...ref, ...asked, ...schema }, await withheld);
  }
}
