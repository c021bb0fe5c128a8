import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { PersonalDataRegister } from '#shared/personal-data';
import { GetProcessingRegister } from '../../contract/gdpr.js';
import { processingOf } from '../../domain/gdpr/processing.js';

@QueryHandler(GetProcessingRegister)
export class GetProcessingRegisterHandler implements IQueryHandler<GetProcessingRegister> {
  constructor(private readonly register: PersonalDataRegister) {}

  async execute() {
    return this.register.modules.flatMap(processingOf);
  }
}
