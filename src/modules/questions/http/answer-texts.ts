import type { AnswerChartView, AnswerResultView, QuestionView } from '../contract/index.js';
import { question, resultAndChart } from './questions.dto.js';

/**
 * Questions as JSON text, as `question` says it. Rows and chart of a remembered answer are the same objects each time:
 * they are checked and written once, which is most of the work.
 */
export class AnswerTexts {
  private readonly known = new WeakMap<AnswerResultView, string>();

  of(view: QuestionView): string {
    if (view.status !== 'answered' || !view.result || !view.chart)
      return JSON.stringify(question.parse(view));
    const { result, chart, ...own } = view;
    return joined(JSON.stringify(question.parse(own)), this.textOf(result, chart));
  }

  private textOf(result: AnswerResultView, chart: AnswerChartView): string {
    const known = this.known.get(result);
    if (known !== undefined) return known;
    const text = JSON.stringify(resultAndChart.parse({ result, chart }));
    this.known.set(result, text);
    return text;
  }
}

/** Two objects as one, still as text. */
const joined = (one: string, other: string): string => `${one.slice(0, -1)},${other.slice(1)}`;
