import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ResultFileView, WriteFileResult } from '../contract/index.js';
import { FileQueries } from './file-queries.js';

@CommandHandler(WriteFileResult)
export class WriteFileResultHandler implements ICommandHandler<WriteFileResult> {
  constructor(private readonly files: FileQueries) {}

  execute({ input: { format, ...input } }: WriteFileResult): Promise<ResultFileView> {
    return this.files.write(input, format);
  }
}
