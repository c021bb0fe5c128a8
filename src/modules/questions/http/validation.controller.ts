import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowGuests, CurrentActor, NeedsScope } from '#shared/auth';
import type { Actor } from '#shared/contracts';
import { Responds } from '#shared/http';
import { type SqlValidationView, ValidateSql } from '../contract/index.js';
import { type SqlToValidate, sqlToValidate, sqlValidation } from './validation.dto.js';

@ApiTags('questions')
@Controller('nlp/validate')
@AllowGuests()
export class ValidationController {
  constructor(private readonly queries: QueryBus) {}

  @Post()
  @NeedsScope('ask')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whether SQL may be run, and what it means in English',
    description: 'Nothing is read. What cannot be put into words is said to be so.',
  })
  @Responds(200, sqlValidation)
  validate(
    @Body({ schema: sqlToValidate }) body: SqlToValidate,
    @CurrentActor() actor: Actor,
  ): Promise<SqlValidationView> {
    return this.queries.execute(new ValidateSql({ ...body, actor }));
  }
}
