import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { RenameDataSource } from '../contract/index.js';
import { DataSourceRepository } from '../infra/data-source.repository.js';
import { ChangeOwnSource } from './change-own-source.js';

@CommandHandler(RenameDataSource)
export class RenameDataSourceHandler implements ICommandHandler<RenameDataSource> {
  constructor(
    private readonly change: ChangeOwnSource,
    private readonly sources: DataSourceRepository,
  ) {}

  execute({ input }: RenameDataSource) {
    return this.change.run(input, ({ id }, tx) => this.sources.change(id, { name: input.name }, tx));
  }
}
