import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { queriesErrors } from '../contract/errors.js';
import { readableText } from '../domain/mysql/readable-text.js';
import { assertFlat } from '../domain/mysql/text-limits.js';
import type { Node } from '../domain/syntax-tree.js';

type Answer = { readonly tree: string } | { readonly problem: string };

const patienceMs = 2000;
/** What the thread says when its parser cannot be used again. */
const broken = /out of bounds|unreachable|Maximum call stack|not yet initialized/;

const tooDeep = () => queriesErrors.refused({ reason: 'it is nested too deeply.' });

/**
 * The SQL parser of Apache DataFusion, compiled to WebAssembly, in a thread that starts with the first statement. It reads
 * ClickHouse's SQL as well.
 */
@Injectable()
export class MysqlParser implements OnApplicationShutdown {
  private thread: Promise<Worker> | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** One after the other: an answer belongs to the statement that was sent last. */
  async parse(sql: string, dialect: 'mysql' | 'clickhouse' = 'mysql'): Promise<Node> {
    assertFlat(sql);
    const text = dialect === 'mysql' ? readableText(sql) : sql;
    const answer = this.last.then(() => this.ask({ sql: text, dialect }));
    this.last = answer.catch(() => undefined);
    const told = await answer;
    if ('tree' in told) return { statements: JSON.parse(told.tree) };
    const { problem } = told;
    if (!broken.test(problem) && !/recursion limit/.test(problem))
      throw queriesErrors.notOneSelect({ reason: problem.replace(/^sql parser error: /, '') });
    if (broken.test(problem)) await this.end();
    throw tooDeep();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.end();
  }

  private async ask(asked: { readonly sql: string; readonly dialect: string }): Promise<Answer> {
    this.thread ??= this.start().catch((error) => {
      this.thread = undefined;
      throw error;
    });
    const thread = await this.thread;
    const answered = once(thread, 'message', { signal: AbortSignal.timeout(patienceMs) });
    thread.postMessage(asked);
    try {
      const [answer] = await answered;
      return answer;
    } catch (error) {
      await this.end();
      if (!(error instanceof Error) || error.name !== 'AbortError') throw error;
      throw queriesErrors.refused({ reason: 'it takes too long to be understood.' });
    }
  }

  /** Ready when its parser is loaded: that takes long on a busy machine and is no fault of the statement that waits for it. */
  private async start(): Promise<Worker> {
    // `.ts` where the source runs, `.js` where the build does.
    const thread = new Worker(new URL(`./mysql-parser-thread${extname(import.meta.url)}`, import.meta.url));
    thread.unref();
    const gone = new AbortController();
    thread.once('exit', () => gone.abort());
    await once(thread, 'message', { signal: gone.signal });
    return thread;
  }

  private async end(): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    await (await thread?.catch(() => undefined))?.terminate();
  }
}
