import { MadeOnce } from '#shared/cache';
import type { AnsweredView, QuestionView } from '../contract/index.js';
import { answer, answered, question } from './questions.dto.js';

type Answer = Required<Pick<AnsweredView, 'result' | 'reading' | 'sql' | 'provenance' | 'chart'>>;

/**
 * Questions as JSON text, as `question` says it. What remembered answers share are the same objects each time: they
 * are checked and written once, which is most of the work.
 */
export class AnswerTexts {
  private readonly shared = new MadeOnce(
    ({ result }: Answer) => result,
    (parts) => JSON.stringify(answer.parse(parts)),
  );

  of(view: QuestionView): string {
    if (view.status !== 'answered' || !view.result || !view.chart)
      return JSON.stringify(question.parse(view));
    const { result, reading, sql, provenance, chart, ...own } = view;
    const text = this.shared.of({ result, reading, sql, provenance, chart });
    return joined(JSON.stringify(answered.parse(own)), text);
  }
}

/** Two objects as one, still as text. */
const joined = (one: string, other: string): string => `${one.slice(0, -1)},${other.slice(1)}`;
