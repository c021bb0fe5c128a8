import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '#shared/database';
import { ObjectStore } from '#shared/object-store';
import { type ImageOwner, ImageRepository } from './image.repository.js';
import { ImageEncoder } from './image-encoder.js';
import type { ImageKind } from './shapes.js';

export const imageKey = (id: string): string => `images/${id}`;

/** Avatars and logos: what was uploaded is made anew, and never given out as it came. */
@Injectable()
export class Images {
  constructor(
    private readonly store: ObjectStore,
    private readonly encoder: ImageEncoder,
    private readonly images: ImageRepository,
  ) {}

  /** Its id, to be given to somebody. The upload is gone afterwards. */
  async make(objectKey: string, kind: ImageKind): Promise<string> {
    try {
      using copy = await this.store.localCopy(objectKey);
      const { content, ...encoded } = await this.encoder.encode({ path: copy.path, kind });
      const bytes = Buffer.from(content, 'base64');
      const id = randomUUID();
      // The row first: it is what the object is found by when something breaks off in between.
      await this.images.add({ ...encoded, id, sizeBytes: bytes.length });
      await this.store.put(imageKey(id), Readable.from([bytes]));
      return id;
    } finally {
      await this.store.delete(objectKey);
      await this.images.endUpload(objectKey);
    }
  }

  /** None from now on. */
  remove(owner: ImageOwner, tx: Transaction): Promise<void> {
    return this.images.give(owner, null, tx);
  }

  async contentOf(id: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of await this.store.read(imageKey(id))) pieces.push(piece);
    return Buffer.concat(pieces);
  }
}
