import { parseArgs } from 'node:util';
import { z } from 'zod';

/** A command line that cannot be followed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const outputs = ['answer', 'json', 'csv', 'sql'] as const;
export type Output = (typeof outputs)[number];

export interface Options {
  readonly question: string;
  readonly help: boolean;
  readonly output: Output;
  /** Every row in the printed table. */
  readonly all: boolean;
  readonly chart?: { readonly file: string; readonly format: 'svg' | 'png' };
  readonly source?: string;
  /** A UUID: the question may continue the one before in it. */
  readonly conversation?: string;
  /** Ids or numbers, for one ambiguity after the other. */
  readonly choices: readonly string[];
  readonly url?: string;
  readonly token?: string;
}

export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const question = positionals.join(' ');
  const { help = false, all = false, chart, source, conversation, choice = [], url, token } = values;
  if (!help && question.trim() === '')
    throw new UsageError('Ask something: npm run ask -- "What is the population of Texas?"');
  return {
    question,
    help,
    output: outputOf(values),
    all,
    ...(chart !== undefined && { chart: chartFile(chart) }),
    ...(source !== undefined && { source }),
    ...(conversation !== undefined && { conversation: conversationId(conversation) }),
    choices: choice,
    ...(url !== undefined && { url: serverUrl(url) }),
    ...(token !== undefined && { token }),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        all: { type: 'boolean' },
        json: { type: 'boolean' },
        csv: { type: 'boolean' },
        sql: { type: 'boolean' },
        chart: { type: 'string' },
        source: { type: 'string' },
        conversation: { type: 'string' },
        choice: { type: 'string', multiple: true },
        url: { type: 'string' },
        token: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function outputOf(values: { readonly [output in Output]?: boolean }): Output {
  const wanted = outputs.filter((output) => values[output]);
  if (wanted.length > 1) throw new UsageError('--json, --csv and --sql exclude each other.');
  return wanted[0] ?? 'answer';
}

function chartFile(file: string) {
  const format = /[.](svg|png)$/i.exec(file)?.[1]?.toLowerCase();
  if (format !== 'svg' && format !== 'png')
    throw new UsageError(`--chart ${file}: the name must end in .svg or .png.`);
  return { file, format } as const;
}

function conversationId(text: string): string {
  if (!z.uuid().safeParse(text).success)
    throw new UsageError(`--conversation ${text}: a UUID is needed, any one that nobody else uses.`);
  return text;
}

function serverUrl(text: string): string {
  const url = URL.parse(text);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new UsageError(`--url ${text}: an address like http://127.0.0.1:3000 is needed.`);
  return url.href.replace(/[/]$/, '');
}
