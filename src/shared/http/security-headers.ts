import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * What helmet answers to any request: none of its headers depends on the request, so they are collected once
 * instead of being made anew for every answer.
 */
function headersOf(options: HelmetOptions): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => undefined,
  };
  helmet(options)({} as IncomingMessage, response as unknown as ServerResponse, (error?: unknown) => {
    if (error) throw error;
  });
  return headers;
}

/** Counts behind a proxy that speaks TLS. Other names under the same domain are not ours to decide about. */
const strictTransportSecurity = { maxAge: 31_536_000, includeSubDomains: false };

/** For answers that are data: nothing in them may be run or shown in a frame. */
export const dataHeaders = headersOf({
  strictTransportSecurity,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
  },
});

/** For the pages we serve ourselves, Swagger UI above all: their own scripts, and the styles it writes inline. */
export const pageHeaders = headersOf({
  strictTransportSecurity,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
});
