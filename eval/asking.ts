import { post } from '../bench/harness/ask.ts';
import type { Client } from '../bench/harness/sources.ts';
import type { Question } from './question-set.ts';
import { judge } from './scoring/judge.ts';
import type { Row } from './scoring/normalize.ts';

interface Answer {
  readonly id: string;
  readonly status: 'answered' | 'ambiguous' | 'declined';
  readonly reading?: { readonly text: string };
  readonly sql?: { readonly text: string };
  readonly result?: { readonly columns: readonly { readonly type: string }[]; readonly rows: readonly Row[] };
  readonly choices?: readonly { readonly id: string; readonly text: string }[];
  readonly reason?: string;
  readonly notUnderstood?: readonly string[];
  readonly timing: { readonly parseMs: number };
  readonly provenance?: { readonly engineVersion: string };
}

export type Outcome = 'correct' | 'wrong' | 'ambiguous' | 'declined' | 'failed';

/** What became of a question. */
export interface Asked {
  readonly question: Question;
  readonly outcome: Outcome;
  /** The same rows and columns and no others. */
  readonly exact: boolean;
  /** It was asked back, and one of the choices is right. */
  readonly among: boolean;
  readonly parseMs: number;
  readonly engineVersion?: string;
  readonly rows: readonly Row[];
  /** What was understood, or why nothing was. */
  readonly said: string;
  readonly sql: string;
}

/** The sets write a moment with a blank between day and time. */
const rowsOf = ({ result }: Answer): readonly Row[] =>
  (result?.rows ?? []).map((row) =>
    row.map((cell, at) =>
      result?.columns[at]?.type === 'timestamp' ? String(cell ?? '').replace('T', ' ') : cell,
    ),
  );

/** A choice is remembered for the same words: the next run, and the next choice, must be asked anew. */
export const forgetChoices = async ({ url, headers }: Client): Promise<void> => {
  const path = `${url}/api/v1/questions/choices`;
  for (;;) {
    const page = (await (await fetch(path, { headers })).json()) as { items: { id: string }[] };
    if (page.items.length === 0) return;
    for (const { id } of page.items) {
      const { ok } = await fetch(`${path}/${id}`, { method: 'DELETE', headers });
      if (!ok) throw new Error(`The choice ${id} is not forgotten.`);
    }
  }
};

const isAmong = async (client: Client, answer: Answer, question: Question): Promise<boolean> => {
  const { url, headers } = client;
  for (const choice of answer.choices ?? []) {
    const path = `${url}/api/v1/questions/${answer.id}/choice`;
    const taken = await post<Answer>(path, { choiceId: choice.id }, headers).catch(() => undefined);
    await forgetChoices(client);
    if (taken?.result && judge(question.gold, rowsOf(taken)).relaxed) return true;
  }
  return false;
};

const saidOf = ({ reading, choices, reason, notUnderstood }: Answer): string =>
  reading?.text ??
  choices?.map(({ text }) => text).join(' | ') ??
  `${reason} ${notUnderstood?.length ? `[${notUnderstood.join(', ')}]` : ''}`.trim();

const judged = async (client: Client, answer: Answer, question: Question): Promise<Asked> => {
  const rows = rowsOf(answer);
  const verdict =
    answer.status === 'answered' ? judge(question.gold, rows) : { exact: false, relaxed: false };
  const status = answer.status === 'answered' ? (verdict.relaxed ? 'correct' : 'wrong') : answer.status;
  return {
    question,
    outcome: status,
    exact: verdict.exact,
    among: answer.status === 'ambiguous' && (await isAmong(client, answer, question)),
    parseMs: answer.timing.parseMs,
    ...(answer.provenance && { engineVersion: answer.provenance.engineVersion }),
    rows,
    said: saidOf(answer),
    sql: answer.sql?.text ?? '',
  };
};

/** Asks one question as anybody would, and judges the answer. */
export const ask = async (client: Client, dataSourceId: string, question: Question): Promise<Asked> => {
  const { url, headers } = client;
  try {
    const body = { question: question.text, dataSourceId };
    return await judged(client, await post<Answer>(`${url}/api/v1/questions`, body, headers), question);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { question, outcome: 'failed', exact: false, among: false, parseMs: 0, rows: [], said, sql: '' };
  }
};
