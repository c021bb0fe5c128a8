import { Agent, type RequestOptions, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { percentile } from './statistics.ts';

export interface Sent {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

const agent = new Agent({ keepAlive: true });

/** One after the other: milliseconds below which this share of the runs took, those that warm up left out. */
export async function timeOf(share: number, runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = -Math.round(runs / 4); run < runs; run++) {
    const startedAt = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - startedAt);
  }
  return percentile(times, share);
}

/** One after the other on one connection: milliseconds below which this share of the answers came, each of them a 2xx. */
export async function answerTime(share: number, url: string, all: readonly Sent[]): Promise<number> {
  const times: number[] = [];
  for (const sent of all) {
    const startedAt = performance.now();
    await answerTo(url, sent);
    times.push(performance.now() - startedAt);
  }
  return percentile(times, share);
}

/** The JSON of an answer. */
export async function answerTo<T>(url: string, { method = 'GET', headers = {}, body }: Sent): Promise<T> {
  const json = body && JSON.stringify(body);
  const options: RequestOptions = {
    agent,
    method,
    headers: {
      ...headers,
      ...(json && { 'content-type': 'application/json', 'content-length': json.length }),
    },
  };
  return await new Promise<T>((done, failed) => {
    const sent = request(url, options, async (response) => {
      const answered = await text(response);
      if ((response.statusCode ?? 0) >= 300) failed(new Error(`${url}: ${response.statusCode} ${answered}`));
      else done(JSON.parse(answered));
    });
    sent.on('error', failed);
    sent.end(json);
  });
}
