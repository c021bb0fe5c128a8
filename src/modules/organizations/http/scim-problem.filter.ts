import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppError } from '#shared/errors';
import { statusOf } from '#shared/http';

/** Where SCIM tells more apart than a status does: RFC 7644, section 3.12. */
const scimTypes: Readonly<Record<string, string>> = {
  'organizations.scimUserExists': 'uniqueness',
  'organizations.alreadyMember': 'uniqueness',
  'organizations.teamNameTaken': 'uniqueness',
  'organizations.invalidScimFilter': 'invalidFilter',
  'organizations.invalidScimValue': 'invalidValue',
  'http.invalidRequest': 'invalidValue',
  'http.malformedBody': 'invalidSyntax',
};

/** Refusals in the shape that directories read. */
@Catch(AppError)
export class ScimProblemFilter implements ExceptionFilter<AppError> {
  catch(error: AppError, host: ArgumentsHost): void {
    const { code, message: detail } = error;
    const status = code === 'organizations.scimVersionMismatch' ? 412 : statusOf(error);
    const scimType = scimTypes[code];
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: String(status),
      ...(scimType && { scimType }),
      detail,
    };
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    reply.status(status).type('application/scim+json').send(JSON.stringify(body));
  }
}
