import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

const name = 'almanac-saml';
const kept = /(?:^|;\s*)(?:__Host-)?almanac-saml=([\w-]{43})(?:;|$)/;

/** What a browser was given to keep: whoever comes back without it did not go. */
export interface SamlBrowser {
  readonly cookie?: string | undefined;
  keep(cookie: string, seconds: number): void;
}

export const CurrentSamlBrowser = createParamDecorator(
  (_: unknown, context: ExecutionContext): SamlBrowser => {
    const http = context.switchToHttp();
    const { headers, protocol } = http.getRequest<FastifyRequest>();
    return {
      cookie: kept.exec(headers.cookie ?? '')?.[1],
      keep: (cookie, seconds) => {
        const isSecure = protocol === 'https';
        const rest = `Path=/; Max-Age=${2 * seconds}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
        const set = `${isSecure ? '__Host-' : ''}${name}=${cookie}; ${rest}`;
        void http.getResponse<FastifyReply>().header('set-cookie', set);
      },
    };
  },
);
