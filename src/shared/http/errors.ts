import { defineErrors } from '#shared/errors';

/** Requests that fail before any module hears of them. `statusOf` in problem.ts gives some a status of their own. */
export const httpErrors = defineErrors('http', {
  invalidRequest: [
    'invalid',
    (d: { issues: readonly { at: string; message: string }[] }) =>
      d.issues.map(({ at, message }) => `${at}: ${message}`).join('; '),
  ],
  malformedBody: ['invalid', (d: { reason: string }) => `The body cannot be read: ${d.reason}.`],
  malformedRequest: [
    'invalid',
    () => 'This is not a request of HTTP/1.1: its first line or a header cannot be read.',
  ],
  headersTooLarge: [
    'too-large',
    (d: { limitKb: number }) => `The headers are larger than the ${d.limitKb} KB that this server takes.`,
  ],
  requestTooSlow: ['invalid', () => 'The request did not arrive in the time that this server waits for one.'],
  malformedUrl: ['invalid', () => 'The address of the request is not a valid URL.'],
  nulCharacter: [
    'invalid',
    () => 'The request contains the character U+0000, which is not allowed anywhere.',
  ],
  unknownField: [
    'invalid',
    (d: { field: string; allowed: string }) =>
      `There is no field "${d.field}" to ask for in ?fields=. Allowed: ${d.allowed}.`,
  ],
  bodyTooLarge: ['too-large', () => 'The body is larger than this server takes.'],
  unsupportedMediaType: [
    'invalid',
    (d: { contentType: string }) =>
      `A body of type "${d.contentType}" is not understood. Allowed: ${allowedTypes}.`,
  ],
  notAcceptable: [
    'invalid',
    (d: { accept: string; allowed: string }) =>
      `This cannot be answered as "${d.accept}". Allowed: ${d.allowed}.`,
  ],
  noSuchRoute: ['not-found', (d: { method: string; path: string }) => `There is no ${d.method} ${d.path}.`],
  methodNotAllowed: [
    'invalid',
    (d: { method: string; path: string; allowed: string }) =>
      `${d.method} is not possible on ${d.path}. Allowed: ${d.allowed}.`,
  ],
  refused: ['invalid', (d: { reason: string }) => d.reason],
  shuttingDown: ['unavailable', () => 'This server is about to stop. Try again shortly.'],
});

const allowedTypes = 'application/json, and what the documentation of the route names';
