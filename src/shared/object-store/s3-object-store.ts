import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '#shared/errors';
import type { S3Settings } from './config.js';
import { isCode } from './error-codes.js';
import { objectStoreErrors } from './errors.js';
import type { LocalCopies } from './local-copies.js';
import { meter } from './meter.js';
import { checkedKey } from './object-key.js';
import { type LocalCopy, ObjectStore, type StoredObject } from './object-store.js';
import { asStoreError } from './s3-errors.js';

/** Two parts are in memory at a time; S3 takes 10,000 of them, which makes 80 GB. */
const parts = { partSize: 8 * 1_048_576, queueSize: 2 };

/** No answer for so long is none. */
const patience = { connectionTimeout: 5000, socketTimeout: 60_000 };

/** Objects in a bucket. What needs a file gets a local copy, which is kept for the next time. */
export class S3ObjectStore extends ObjectStore implements OnApplicationShutdown {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(
    { bucket, endpoint, region, credentials, pathStyle }: S3Settings,
    private readonly copies: LocalCopies,
  ) {
    super();
    this.bucket = bucket;
    this.client = new S3Client({
      region,
      forcePathStyle: pathStyle,
      ...(endpoint && { endpoint }),
      ...(credentials && { credentials }),
      requestHandler: patience,
      // Servers that only speak the older S3 do not understand the checksums of newer clients.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async put(key: string, content: Readable): Promise<StoredObject> {
    const { stored } = await this.upload(key, content);
    await this.copies.drop(key);
    return stored;
  }

  async putFile(key: string, path: string, sha256?: string): Promise<StoredObject> {
    const { stored, tag } = await this.upload(key, createReadStream(path), sha256);
    await this.copies.adopt({ key, tag, sizeBytes: stored.sizeBytes }, path).catch((error) => {
      // From another disk, or already there.
      if (!isCode(error, 'EXDEV')) throw error;
    });
    await rm(path, { force: true });
    return stored;
  }

  read(key: string): Promise<Readable> {
    return this.ask(key, () => this.content(key));
  }

  async exists(key: string): Promise<boolean> {
    return (await this.describe(key)) !== undefined;
  }

  async delete(key: string): Promise<void> {
    await this.ask(key, (at) => this.client.send(new DeleteObjectCommand(at)));
    await this.copies.drop(key);
  }

  async localCopy(key: string): Promise<LocalCopy> {
    const original = await this.describe(key);
    if (!original) throw objectStoreErrors.notFound({ key });
    return await this.ask(key, () =>
      this.copies.hold(original, async (path) => {
        await pipeline(await this.content(key, original.tag), createWriteStream(path, { flush: true }));
        const { size } = await stat(path);
        if (size !== original.sizeBytes)
          throw objectStoreErrors.unreachable({ reason: `${size} of ${original.sizeBytes} bytes came` });
      }),
    );
  }

  async check(): Promise<void> {
    const bucket = { Bucket: this.bucket };
    try {
      await this.client.send(new HeadBucketCommand(bucket));
    } catch (error) {
      const known = asStoreError(error, '');
      const absent = known instanceof AppError && known.kind === 'not-found';
      throw absent ? objectStoreErrors.refused({ reason: `there is no bucket ${this.bucket}` }) : known;
    }
  }

  onApplicationShutdown(): void {
    this.client.destroy();
  }

  private async upload(
    key: string,
    content: Readable,
    sha256?: string,
  ): Promise<{ stored: StoredObject; tag: string }> {
    return await this.ask(key, async (at) => {
      const { through, result } = meter(sha256);
      const { ETag: tag = '' } = await pipeline(content, through, (source) =>
        new Upload({ client: this.client, params: { ...at, Body: Readable.from(source) }, ...parts }).done(),
      );
      return { stored: { key, ...result() }, tag };
    });
  }

  private async content(key: string, tag?: string): Promise<Readable> {
    const request = { Bucket: this.bucket, Key: key, ...(tag && { IfMatch: tag }) };
    const { Body } = await this.client.send(new GetObjectCommand(request));
    return Body as Readable;
  }

  private async describe(key: string) {
    return await this.ask(key, async (at) => {
      const { ETag: tag = '', ContentLength: sizeBytes = 0 } = await this.client.send(
        new HeadObjectCommand(at),
      );
      return { key, tag, sizeBytes };
    }).catch((error) => {
      if (error instanceof AppError && error.kind === 'not-found') return undefined;
      throw error;
    });
  }

  private async ask<T>(
    key: string,
    request: (at: { Bucket: string; Key: string }) => Promise<T>,
  ): Promise<T> {
    const at = { Bucket: this.bucket, Key: checkedKey(key) };
    try {
      return await request(at);
    } catch (error) {
      throw asStoreError(error, key);
    }
  }
}
