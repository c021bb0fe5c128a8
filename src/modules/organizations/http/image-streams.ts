import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyRequest } from 'fastify';
import { ObjectStore } from '#shared/object-store';
import { organizationsErrors as errors } from '../contract/errors.js';
import { BeginImageUpload, mostImageBytes } from '../contract/index.js';

/** Images on their way into the object store and out of it: a stream is no message. */
@Injectable()
export class ImageStreams {
  constructor(
    private readonly commands: CommandBus,
    private readonly store: ObjectStore,
  ) {}

  /** Where it is. Nothing stays when there is too much of it. */
  async receive({ body }: FastifyRequest): Promise<string> {
    if (!(body instanceof Readable)) throw errors.noImage();
    const key = await this.commands.execute(new BeginImageUpload());
    await this.store.put(key, Readable.from(allowed(body)));
    return key;
  }

  read(objectKey: string): Promise<Readable> {
    return this.store.read(objectKey);
  }
}

async function* allowed(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostImageBytes) throw errors.imageTooLarge({ maxBytes: mostImageBytes });
    yield chunk;
  }
}
