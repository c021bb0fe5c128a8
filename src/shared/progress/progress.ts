/** Tells the person who waits for the start what is going on. */
export abstract class Progress {
  /** One short line, without a line break: `Built-in data: 40 %`. */
  abstract tell(line: string): void;
}

/** For tests, and for starts that nobody watches. */
export class SilentProgress extends Progress {
  tell(): void {}
}
