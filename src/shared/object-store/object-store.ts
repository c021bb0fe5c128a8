import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly key: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A local file with the content of an object, read only. It stays until it is let go: `using copy = …`. */
export interface LocalCopy extends Disposable {
  readonly path: string;
}

/** Immutable files by key (`a/b/c`), in a local folder or in S3. A key that is written is complete. */
export abstract class ObjectStore {
  /** Streams into the store; nothing is visible under the key before the last byte, nothing stays after an error. */
  abstract put(key: string, content: Readable): Promise<StoredObject>;
  /** Moves a finished local file into the store. Its hash is worked out unless it is given. */
  abstract putFile(key: string, path: string, sha256?: string): Promise<StoredObject>;
  abstract read(key: string): Promise<Readable>;
  abstract exists(key: string): Promise<boolean>;
  /** Absent keys are no error. */
  abstract delete(key: string): Promise<void>;
  /** For engines that need a file. */
  abstract localCopy(key: string): Promise<LocalCopy>;
  /** Fails, with the reason, when nothing could be kept or read now. */
  abstract check(): Promise<void>;
}
