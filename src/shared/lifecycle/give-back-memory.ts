import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough for the first questions, which are often asked right after the start. */
const afterMs = 5000;

/**
 * A start leaves a heap more than twice as large as what is alive in it, and V8 keeps the empty part for as long as
 * nothing happens. One thorough collection, once, gives some hundred megabytes back.
 */
export function giveBackMemory(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc');
    const collect: NodeJS.GCFunction = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    collect({ type: 'major', execution: 'async', flavor: 'last-resort' }).catch(() => undefined);
  }, afterMs).unref();
}
