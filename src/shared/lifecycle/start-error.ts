/** Why Almanac cannot start, in words for the person who started it: printed without a stack trace. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
