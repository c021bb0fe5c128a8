import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ResultFileView, WriteQueryResult } from '../contract/index.js';
import { AccessRecord } from '../infra/access-record.js';
import { Admission } from './admission.js';
import { Recording } from './recording.js';
import { Writing } from './writing.js';

@CommandHandler(WriteQueryResult)
export class WriteQueryResultHandler implements ICommandHandler<WriteQueryResult> {
  constructor(
    private readonly admission: Admission,
    private readonly writing: Writing,
    private readonly recording: Recording,
    private readonly record: AccessRecord,
  ) {}

  async execute({ input: { format, ...input } }: WriteQueryResult): Promise<ResultFileView> {
    const run = await this.admission.of(input);
    const written = await this.recording.of(run, input, async () => {
      const file = await this.writing.file(run, format);
      return { value: file, executed: file };
    });
    const { actor, dataSourceId } = input;
    const { id: queryId, rowCount } = written;
    await this.record.exported({ actor, dataSourceId, queryId, format, rowCount });
    return written;
  }
}
