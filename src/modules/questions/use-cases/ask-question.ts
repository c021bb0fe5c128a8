import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { builtinDataSourceId } from '#modules/data-sources';
import { AskQuestion } from '../contract/commands.js';
import { Asking } from './asking.js';

@CommandHandler(AskQuestion)
export class AskQuestionHandler implements ICommandHandler<AskQuestion> {
  constructor(private readonly asking: Asking) {}

  execute({ input }: AskQuestion) {
    return this.asking.ask({ dataSourceId: builtinDataSourceId, execute: true, ...input });
  }
}
