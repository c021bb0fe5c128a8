import { CommandBus, CommandHandler, type ICommandHandler, QueryBus } from '@nestjs/cqrs';
import { GetFile } from '#modules/files';
import { CreateDataSource, type DataSourceView, ProcessFile } from '../contract/index.js';

@CommandHandler(ProcessFile)
export class ProcessFileHandler implements ICommandHandler<ProcessFile> {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  async execute({ input: { actor, fileId, name } }: ProcessFile): Promise<DataSourceView> {
    const file = await this.queries.execute(new GetFile({ actor, fileId }));
    const plain = file.name.replace(/\.[a-z0-9]{1,8}$/i, '');
    return await this.commands.execute(
      new CreateDataSource({ actor, name: name ?? (plain || file.name), fileIds: [fileId] }),
    );
  }
}
