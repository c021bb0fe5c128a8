import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { AnsweredView, QuestionStatus, QuestionView } from '#modules/questions';
import { ConfigError, CoreConfig } from '#shared/config';
// Not by the index, which loads the whole application: asking a server that runs must be quick.
import { findRunningServer } from '../shared/lifecycle/running-server.js';
import { StartError } from '../shared/lifecycle/start-error.js';
import { ask, drawChart } from './asking.js';
import { CliConfig } from './config.js';
import { HttpServer } from './http-server.js';
import { type Options, parseOptions, UsageError } from './options.js';
import { renderAmbiguous, renderAnswered, renderDeclined, sqlText } from './rendering/answer.js';
import { ProblemError, type Server } from './server.js';
import { usage } from './usage.js';

const exitCodes: Readonly<Record<QuestionStatus, number>> = { answered: 0, ambiguous: 2, declined: 3 };
const failed = 1;
const rowsShown = 50;
const widthOfPaper = 100;

/** Runs one command line. Returns the exit code. */
export async function runCli(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    if (!options.help) return await answer(options);
    process.stdout.write(usage);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    if (error instanceof UsageError) process.stderr.write('npm run ask -- --help says what is possible.\n');
    return failed;
  }
}

const isExpected = (error: unknown): error is Error =>
  [UsageError, ProblemError, StartError, ConfigError].some((expected) => error instanceof expected);

async function answer(options: Options): Promise<number> {
  const server = await openServer(options);
  try {
    const answered = await ask(server, options);
    const onlyData = options.output === 'csv' || options.output === 'sql';
    const stream = onlyData && answered.status !== 'answered' ? process.stderr : process.stdout;
    stream.write(print(answered, options));
    if (options.chart && answered.status === 'answered') await draw(server, answered, options.chart);
    return exitCodes[answered.status];
  } finally {
    await server.close();
  }
}

/** A server that was named, or that runs on the data folder; otherwise this process. */
async function openServer(options: Options): Promise<Server> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = new CliConfig();
  const { url = config.url, token = config.token } = options;
  if (url !== undefined) return new HttpServer(url, token);

  const folder = resolve(new CoreConfig().dataFolder);
  const running = await findRunningServer(folder);
  if (running?.address) return new HttpServer(running.address, token);
  if (running)
    throw new ProblemError(`Almanac on ${folder} is just starting or stopping: try again shortly.`);
  // The whole application: loaded only when there is no server to ask.
  const { LocalServer } = await import('./local-server.js');
  return await LocalServer.open(token);
}

async function draw(server: Server, answered: AnsweredView, chart: NonNullable<Options['chart']>) {
  await drawChart(server, answered, chart);
  process.stderr.write(`The chart is in ${chart.file}\n`);
}

function print(answered: QuestionView, { output, all }: Options): string {
  if (output === 'json') return `${JSON.stringify(answered, null, 2)}\n`;
  if (answered.status === 'ambiguous') return renderAmbiguous(answered);
  if (answered.status === 'declined') return renderDeclined(answered);
  if (output === 'sql') return `${sqlText(answered.sql)}\n`;
  if (output === 'csv') return csv(answered);
  const width = process.stdout.columns ?? widthOfPaper;
  return renderAnswered(answered, { width, rows: all ? Number.POSITIVE_INFINITY : rowsShown });
}

function csv({ result }: AnsweredView): string {
  if (!result) return '';
  if (result.truncated)
    process.stderr.write(
      `Only ${result.rowCount} of ${result.totalRows} rows: the most that one answer carries.\n`,
    );
  return stringify([result.columns.map(({ name }) => name), ...result.rows]);
}
