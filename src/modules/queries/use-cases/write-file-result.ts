import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ResultFileView, WriteFileResult } from '../contract/index.js';
import { AccessRecord } from '../infra/access-record.js';
import { FileQueries } from './file-queries.js';

@CommandHandler(WriteFileResult)
export class WriteFileResultHandler implements ICommandHandler<WriteFileResult> {
  constructor(
    private readonly files: FileQueries,
    private readonly record: AccessRecord,
  ) {}

  async execute({ input: { format, ...input } }: WriteFileResult): Promise<ResultFileView> {
    const file = await this.files.write(input, format);
    const { actor, fileId: dataSourceId } = input;
    await this.record.exported({ actor, dataSourceId, queryId: file.id, format, rowCount: file.rowCount });
    return file;
  }
}
