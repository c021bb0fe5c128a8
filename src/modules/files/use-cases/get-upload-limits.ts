import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { GetUploadLimits } from '../contract/index.js';
import { FilesConfig } from '../infra/config.js';

@QueryHandler(GetUploadLimits)
export class GetUploadLimitsHandler implements IQueryHandler<GetUploadLimits> {
  constructor(private readonly config: FilesConfig) {}

  async execute() {
    return { maxBytes: this.config.maxUploadBytes };
  }
}
