import { maxHeaderSize, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { AppError } from '#shared/errors';
import { httpErrors } from './errors.js';
import { problemOf } from './problem.js';
import { newRequestId } from './request-id.js';
import { dataHeaders } from './security-headers.js';

/** So long what still comes after the answer is thrown away: closed with bytes unread, a connection is reset, and the answer lost. */
const lingerMs = 1000;

/**
 * Answers what Node cannot read as a request: it reaches neither the router nor a hook, so all of it is written
 * here. Called anew for what comes after that.
 */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const problem = problemOf(refusalOf(error.code));
  const requestId = newRequestId();
  const body = JSON.stringify({ ...problem, requestId });
  const headers = {
    ...dataHeaders,
    'x-request-id': requestId,
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`;
  socket.end([status, ...lines, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

function refusalOf(code: string | undefined): AppError {
  if (code === 'HPE_HEADER_OVERFLOW') return httpErrors.headersTooLarge({ limitKb: maxHeaderSize / 1024 });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return httpErrors.requestTooSlow();
  return httpErrors.malformedRequest();
}
