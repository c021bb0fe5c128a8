import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AskQuestion } from '../contract/commands.js';
import { Asking } from './asking.js';
import { Continuing } from './continuing.js';

@CommandHandler(AskQuestion)
export class AskQuestionHandler implements ICommandHandler<AskQuestion> {
  constructor(
    private readonly continuing: Continuing,
    private readonly asking: Asking,
  ) {}

  async execute({ input }: AskQuestion) {
    return this.asking.ask(await this.continuing.of(input));
  }
}
