import { z } from 'zod';
import { correlationId, currentOrigin } from '#shared/correlation';
import { AppError, defineErrors, errorKinds } from '#shared/errors';
import type { MessageTokens } from './message-tokens.js';
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
  /** Of the secret that is shared with the host. */
  readonly tokens: MessageTokens;
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
    const { baseUrl, tokens, timeoutMs = 60_000 } = this.options;
    const client = currentOrigin();
    const origin = client ? encodeURIComponent(JSON.stringify(client)) : '';
    const token = await tokens.sign(type, { input, origin });
    try {
      return await fetch(`${baseUrl}/messages/${type}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-correlation-id': correlationId(),
          ...(origin !== '' && { [originHeader]: origin }),
          authorization: `Bearer ${token}`,
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
