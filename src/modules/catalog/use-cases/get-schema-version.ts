import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { catalogErrors, GetSchemaVersion, type SchemaView } from '../contract/index.js';
import { withoutValues } from '../domain/withheld.js';
import { SchemaRepository } from '../infra/schema.repository.js';
import { CurrentVersion } from './current-version.js';
import { Discretion } from './discretion.js';

@QueryHandler(GetSchemaVersion)
export class GetSchemaVersionHandler implements IQueryHandler<GetSchemaVersion> {
  constructor(
    private readonly current: CurrentVersion,
    private readonly schemas: SchemaRepository,
    private readonly discretion: Discretion,
  ) {}

  async execute({ input }: GetSchemaVersion): Promise<SchemaView> {
    const { dataSourceId, version } = input;
    const { asked } = await this.current.of(input);
    const schema = await this.schemas.findSchema({ dataSourceId, version });
    if (!schema) throw catalogErrors.versionNotFound({ version });
    const withheld = await this.discretion.towards(input);
    return withoutValues({ dataSourceId, version, ...asked, ...schema }, withheld);
  }
}
