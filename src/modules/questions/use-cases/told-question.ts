import type { Actor } from '#shared/contracts';
import type { AnsweredRecordView, QuestionRecordView, ReadingView } from '../contract/views.js';
import type { KeptQuestion } from '../infra/question.repository.js';

/** What somebody may know of a question: how many rows others saw, and what they chose before, is theirs. */
export function toldTo({ userId }: Actor, { asked, askedBy }: KeptQuestion): QuestionRecordView {
  if (askedBy === userId) return asked;
  return asked.status === 'answered' ? { ...ofOthers(asked), askedBy } : { ...asked, askedBy };
}

function ofOthers({ summary, policies, reading, ...rest }: AnsweredRecordView): AnsweredRecordView {
  return { ...rest, reading: plain(reading) };
}

/** What the words were taken to mean, without what else there is: that may be in rows which the reader does not see. */
const plain = ({ text, assumptions }: ReadingView): ReadingView => ({
  text,
  assumptions: assumptions.map(({ phrase, meaning }) => ({ phrase, meaning, alternatives: [] })),
});
