import { type AuditRule, audited, unaudited } from '#shared/contracts';
import { QuestionsAsked } from './events.js';
import { GoldenBroke } from './goldens.js';
import { LlmPolicyChanged } from './language-model.js';
import { QuestionShared } from './sharing.js';

export const questionsAudit: readonly AuditRule[] = [
  audited(LlmPolicyChanged, ({ organizationId, userId, allowed, maySeeRows }) => ({
    organizationId,
    actorId: userId,
    subject: { kind: 'language-model', id: organizationId },
    details: { after: { allowed, maySeeRows } },
  })),
  audited(QuestionShared, ({ organizationId, questionId, actorId, before, after }) => ({
    organizationId,
    actorId,
    subject: { kind: 'question', id: questionId },
    details: { before: { shares: [...before.shares] }, after: { shares: [...after.shares] } },
  })),
  unaudited(QuestionsAsked, 'every question is in the history of questions'),
  unaudited(GoldenBroke, 'nobody did it: the data has changed'),
];
