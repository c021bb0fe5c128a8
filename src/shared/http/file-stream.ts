import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/** More than any stream takes before it asks its source to wait. */
const bytesOfPiece = 256 * 1024;
/** One that the receiver holds, one that waits for it, one that is read; and one to spare. */
const pieces = 4;

/**
 * A file, for a receiver that is piped to and keeps nothing of what it was given: a response, or what compresses it.
 *
 * All of it flows through the same few buffers. Node's own stream takes new memory for every piece, which the garbage
 * collector counts: it looked through the whole heap for every 40 MB that were sent. Each piece but the last is full, so
 * that the receiver asks to wait after every one, and goes on only when it holds nothing any more.
 */
class FileStream extends Readable {
  private readonly buffers: Buffer[] = [];
  private file: FileHandle | undefined;
  private number = 0;

  constructor(private readonly path: string) {
    super({ highWaterMark: bytesOfPiece });
  }

  override _construct(done: (error?: Error | null) => void): void {
    open(this.path).then((file) => {
      this.file = file;
      done();
    }, done);
  }

  override _read(): void {
    this.next().then(
      (piece) => this.push(piece),
      (error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const closed = this.file?.close() ?? Promise.resolve();
    closed.then(() => done(error), done);
  }

  private async next(): Promise<Buffer | null> {
    const index = this.number++ % pieces;
    const buffer = this.buffers[index] ?? Buffer.allocUnsafeSlow(bytesOfPiece);
    this.buffers[index] = buffer;
    const filled = await this.fill(buffer);
    return filled > 0 ? buffer.subarray(0, filled) : null;
  }

  /** One call may read less than there is. */
  private async fill(buffer: Buffer): Promise<number> {
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await this.handle.read(buffer, filled, buffer.length - filled, null);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return filled;
  }

  private get handle(): FileHandle {
    if (!this.file) throw new Error(`${this.path} is not open.`);
    return this.file;
  }
}

export const fileStream = (path: string): Readable => new FileStream(path);
