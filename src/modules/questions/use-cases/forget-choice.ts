import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ForgetChoice } from '../contract/commands.js';
import { RememberedChoices } from '../infra/remembered-choices.js';

@CommandHandler(ForgetChoice)
export class ForgetChoiceHandler implements ICommandHandler<ForgetChoice> {
  constructor(private readonly remembered: RememberedChoices) {}

  execute({ input: { actor, rememberedChoiceId } }: ForgetChoice) {
    return this.remembered.forget(actor, rememberedChoiceId);
  }
}
