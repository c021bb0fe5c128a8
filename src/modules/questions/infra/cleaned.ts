/** A question as it is read and kept: PostgreSQL's text knows neither NUL nor half a surrogate pair. */
export const cleaned = (question: string): string => question.replaceAll('\0', ' ').toWellFormed().trim();
