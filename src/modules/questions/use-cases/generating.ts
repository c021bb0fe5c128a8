import type { GeneratedSqlView } from '../contract/index.js';
import type { Source } from '../infra/sources.js';
import type { Written } from './drafting.js';
import type { Understood } from './understanding.js';

export interface About {
  readonly question: string;
  readonly source: Source;
}

/** What the engine makes of a question, without its rows. */
export const ofEngine = (
  { interpretation: read, golden, languageModel }: Understood,
  { question, source: { dataSourceId } }: About,
): GeneratedSqlView => {
  const about = { question, dataSourceId, steps: [] };
  if (read.status === 'ambiguous') {
    const { phrase, choices } = read;
    return { ...about, status: 'ambiguous', phrase, choices };
  }
  if (read.status === 'declined') {
    const { reason, notUnderstood, languageModel: failure } = read;
    const model = failure && { languageModel: failure };
    return { ...about, status: 'declined', reason, notUnderstood, ...model };
  }
  const { sql, tables, reading } = read;
  const engine = languageModel !== undefined ? 'llm' : golden ? 'golden' : 'grammar';
  const by = languageModel !== undefined && { languageModel };
  return { ...about, status: 'generated', engine, ...by, sql, tables, text: reading.text };
};

/** What a language model wrote. */
export const ofModel = (
  written: Written,
  { question, source: { dataSourceId, schema } }: About,
  languageModel: string,
): GeneratedSqlView => {
  const { steps } = written;
  const about = { question, dataSourceId, steps };
  if ('failure' in written) {
    const { failure } = written;
    const { reason } = failure;
    return { ...about, status: 'declined', reason, notUnderstood: [], languageModel: failure };
  }
  const { sql: text, tables, text: meaning } = written.proven;
  const sql = { dialect: schema.dialect, text, parameters: [] };
  const said = meaning !== undefined && { text: meaning };
  return { ...about, status: 'generated', engine: 'llm', languageModel, sql, tables, ...said };
};
