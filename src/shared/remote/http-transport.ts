import { z } from 'zod';
import { correlationId, currentOrigin } from '#shared/correlation';
import { AppError, defineErrors, errorKinds } from '#shared/errors';
import type { Transport } from './transport.js';

export const remoteErrors = defineErrors('remote', {
  unreachable: ['unavailable', (d: { type: string; reason: string }) => `${d.type}: ${d.reason}`],
});

/** What ProblemFilter writes for an AppError; a bug or a proxy's page is none of these. */
const knownProblem = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('not JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      code: z.string(),
      kind: z.enum(errorKinds),
      detail: z.string(),
      details: z.record(z.string(), z.unknown()),
    }),
  );

/** Whose request a message belongs to, between processes of ours. */
export const originHeader = 'x-almanac-origin';

export interface HttpTransportOptions {
  readonly baseUrl: string;
  /** Shared with the host; see `hostModule`. */
  readonly secret: string;
  readonly timeoutMs?: number;
}

export class HttpTransport implements Transport {
  constructor(private readonly options: HttpTransportOptions) {}

  async request(type: string, input: object): Promise<unknown> {
    const response = await this.post(type, input);
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    throw this.errorOf(type, text);
  }

  private async post(type: string, input: object): Promise<Response> {
    const { baseUrl, secret, timeoutMs = 60_000 } = this.options;
    try {
      return await fetch(`${baseUrl}/messages/${type}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-correlation-id': correlationId(),
          [originHeader]: encodeURIComponent(JSON.stringify(currentOrigin() ?? null)),
          authorization: `Bearer ${secret}`,
        },
        body: JSON.stringify(input),
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (error) {
      throw remoteErrors.unreachable({ type, reason: String(error) });
    }
  }

  /** The caller sees the very error the module threw: code, kind and details survive the wire. */
  private errorOf(type: string, text: string): AppError {
    const problem = knownProblem.safeParse(text);
    if (!problem.success) return remoteErrors.unreachable({ type, reason: 'it failed without saying why' });
    const { code, kind, detail: message, details } = problem.data;
    return new AppError({ code, kind, message, details });
  }
}
