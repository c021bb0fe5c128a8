import { z } from 'zod';

export interface Request {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1`. */
  readonly path: string;
  readonly body?: object;
}

export interface Reply {
  readonly status: number;
  readonly content: Buffer;
}

/** Where Almanac answers: on the network, or in this process. */
export interface Server {
  send(request: Request): Promise<Reply>;
  close(): Promise<void>;
}

/** What Almanac said instead of what it was asked for. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
}

export const headersOf = (token: string | undefined, body: object | undefined): Record<string, string> => ({
  ...(body && { 'content-type': 'application/json' }),
  ...(token && { authorization: `Bearer ${token}` }),
});

const problem = z.object({ title: z.string().optional(), detail: z.string().optional() });

/** The content of a reply; a problem is thrown, in its own words. */
export function contentOf({ status, content }: Reply): Buffer {
  if (status < 400) return content;
  const { title, detail } = problem.safeParse(parse(content)).data ?? {};
  throw new ProblemError(detail ?? title ?? `Almanac answered with status ${status}.`);
}

export function jsonOf<Schema extends z.ZodType>(reply: Reply, schema: Schema): z.output<Schema> {
  const { data, success } = schema.safeParse(parse(contentOf(reply)));
  if (!success) throw new ProblemError('The answer is not what this version of the command line knows.');
  return data;
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    return undefined;
  }
}
