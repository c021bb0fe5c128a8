import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { httpErrors } from '#shared/http';

const cookieNames = ['__Host-almanac-browser', 'almanac-browser'];

/** What is at the other end, where that matters: who begins a sign-in elsewhere must be who finishes it. */
export interface Browser {
  /** What it was given to keep, as `name=value`. */
  readonly cookie?: string | undefined;
  /** Where it sent the request to, as far as it says. */
  readonly origin: string;
  /** Twice as long as what it is for: it must still be there when that is over, to say so. */
  keep(cookie: string, seconds: number): void;
}

export const CurrentBrowser = createParamDecorator((_: unknown, context: ExecutionContext): Browser => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  return {
    cookie: cookieOf(request),
    origin: originOf(request),
    keep: (cookie, seconds) => keepIn(http.getResponse<FastifyReply>(), cookie, 2 * seconds),
  };
});

function cookieOf({ headers }: FastifyRequest): string | undefined {
  const cookies = parseCookie(headers.cookie ?? '');
  const name = cookieNames.find((one) => cookies[one] !== undefined);
  return name && `${name}=${cookies[name]}`;
}

function originOf({ protocol, host }: FastifyRequest): string {
  const origin = `${protocol}://${host}`;
  if (!URL.canParse(origin) || new URL(origin).pathname !== '/') throw httpErrors.malformedUrl();
  return new URL(origin).origin;
}

/** Lax: it comes along when a provider sends the browser back, and with nothing else that another site does. */
function keepIn(reply: FastifyReply, cookie: string, maxAge: number): void {
  const [name = '', value = ''] = cookie.split('=');
  const secure = name.startsWith('__Host-');
  const kept = { name, value, path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge } as const;
  void reply.header('set-cookie', stringifySetCookie(kept));
}
