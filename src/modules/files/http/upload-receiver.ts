import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import multipart, { type MultipartFile } from '@fastify/multipart';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#shared/contracts';
import { AppError } from '#shared/errors';
import { ObjectStore } from '#shared/object-store';
import { filesErrors as errors } from '../contract/index.js';

/** Room for the headers of the part and the boundaries around it. */
const framingBytes = 16 * 1024;
const longestName = 255;

/** Streams one multipart file into the object store: constant memory, and nothing stays when it breaks off. */
@Injectable()
export class UploadReceiver implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost<FastifyAdapter>,
    private readonly store: ObjectStore,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.adapters.httpAdapter.getInstance().register(multipart, {
      limits: { files: 1, fields: 10, fieldSize: 1024, fileSize: Number.MAX_SAFE_INTEGER },
    });
  }

  async receive(request: FastifyRequest, actor: Actor, maxBytes: number) {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + framingBytes)
      throw errors.tooLarge({ maxBytes });
    const part = await fileOf(request);
    const fileId = randomUUID();
    const content = Readable.from(upTo(maxBytes, part));
    const { sizeBytes, sha256, key } = await this.store
      .put(`files/${actor.organizationId}/${fileId}`, content)
      .catch((error) => {
        // The part breaks off as well when it is the store that fails.
        throw part.file.errored && !(error instanceof AppError) ? errors.brokenOff() : error;
      });
    return { fileId, name: plainName(part.filename), objectKey: key, sizeBytes, sha256 };
  }
}

async function fileOf(request: FastifyRequest): Promise<MultipartFile> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part?.fieldname !== 'file') throw errors.noFile();
  return part;
}

/** The bytes of a part, until there are too many or no more come. */
async function* upTo(maxBytes: number, { file }: MultipartFile): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw errors.tooLarge({ maxBytes });
    yield chunk;
  }
}

/** A name for people: no folders, no control characters. */
function plainName(given: string): string {
  const name = given.split(/[/\\]/).at(-1)?.replace(/\p{C}/gu, '').trim() ?? '';
  return name === '' ? 'unnamed' : name.slice(-longestName);
}
