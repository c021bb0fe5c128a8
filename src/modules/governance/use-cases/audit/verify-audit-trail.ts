import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type AuditVerificationView, VerifyAuditTrail } from '../../contract/audit-checks.js';
import { AuditVerifier } from '../../infra/audit/audit-verifier.js';
import { requireAuditor } from './auditors-only.js';

@QueryHandler(VerifyAuditTrail)
export class VerifyAuditTrailHandler implements IQueryHandler<VerifyAuditTrail> {
  constructor(private readonly verifier: AuditVerifier) {}

  async execute({ input: { actor, earlier } }: VerifyAuditTrail): Promise<AuditVerificationView> {
    requireAuditor(actor);
    return await this.verifier.verify(actor.organizationId, earlier);
  }
}
