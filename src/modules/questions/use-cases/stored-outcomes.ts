import { MadeOnce } from '#shared/cache';
import type { AnsweredView } from '../contract/index.js';
import type { StoredOutcome } from '../infra/question.entity.js';
import type { Understood } from './understanding.js';

type Answered = Pick<AnsweredView, 'reading' | 'sql' | 'provenance' | 'result' | 'chart' | 'policies'>;
type Read = Understood['interpretation'];
type Answer = Answered & Required<Pick<Answered, 'result' | 'chart'>>;

/** What a question came to. */
export type Outcome = ({ readonly status: 'answered' } & Answered) | Exclude<Read, { status: 'answered' }>;

/** What the history keeps of outcomes: everything but the rows. Of a remembered answer it is one object, written once. */
export class StoredOutcomes {
  private readonly answers = new MadeOnce(
    ({ result }: Answer) => result,
    ({ result, chart, ...read }): StoredOutcome => {
      const { rowCount, totalRows, truncated } = result;
      return { ...read, summary: { rowCount, totalRows, truncated, chartType: chart.type } };
    },
  );

  of(outcome: Outcome): StoredOutcome {
    if (outcome.status !== 'answered') {
      const { status, ...rest } = outcome;
      return rest;
    }
    const { reading, sql, provenance, policies, result, chart } = outcome;
    if (!result || !chart) return { reading, sql, provenance };
    return this.answers.of({ reading, sql, provenance, ...(policies && { policies }), result, chart });
  }
}
