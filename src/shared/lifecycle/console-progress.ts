import { Progress } from '#shared/progress';

/** Lines on stdout; the log goes elsewhere. */
export class ConsoleProgress extends Progress {
  tell(line: string): void {
    console.log(line);
  }
}
