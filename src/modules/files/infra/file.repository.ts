import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '#shared/contracts';
import { Database } from '#shared/database';
import { Outbox } from '#shared/messaging';
import { Cursors, type PageRequest } from '#shared/pagination';
import {
  filesErrors as errors,
  type FilePage,
  FileRemoved,
  FileUploaded,
  type FileView,
} from '../contract/index.js';
import { FileEntity } from './file.entity.js';
import { mediaTypeOf } from './media-types.js';

export type NewFile = Omit<FileView, 'createdAt' | 'mediaType'> & { readonly uploadedBy: string };

interface ListRequest extends PageRequest {
  readonly actor: Actor;
}

/** `created_at` is kept in milliseconds, so a cursor carries it without loss. */
const cursors = new Cursors(z.object({ createdAt: z.iso.datetime(), id: z.uuid() }));

@Injectable()
export class FileRepository {
  constructor(
    @InjectRepository(FileEntity) private readonly rows: Repository<FileEntity>,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  async get(actor: Actor, fileId: string): Promise<FileView> {
    const row = await this.rows.findOneBy({ id: fileId, organizationId: actor.organizationId });
    if (!row) throw errors.notFound({ fileId });
    return toView(row);
  }

  /** Newest first. The cursor is the place of the last one shown, which may be gone by now. */
  async list({ actor, limit, cursor }: ListRequest): Promise<FilePage> {
    const page = this.rows
      .createQueryBuilder('file')
      .where('file.organizationId = :own', { own: actor.organizationId })
      .orderBy('file.createdAt', 'DESC')
      .addOrderBy('file.id', 'DESC')
      .limit(limit + 1);
    const after = cursors.read(cursor);
    if (after) page.andWhere('(file.createdAt, file.id) < (:createdAt, :id)', after);
    const found = (await page.getMany()).map(toView);
    return cursors.page(found, limit, ({ createdAt, id }) => ({ createdAt, id }));
  }

  async add(file: NewFile): Promise<FileView> {
    const { id: fileId, organizationId, uploadedBy: userId, sizeBytes } = file;
    await this.database.transaction(async (tx) => {
      await tx.insert(FileEntity, { ...file, sizeBytes: String(sizeBytes) });
      await this.outbox.add(new FileUploaded({ fileId, organizationId, userId, sizeBytes }), tx);
    });
    return toView(await this.rows.findOneByOrFail({ id: file.id }));
  }

  async remove(actor: Actor, fileId: string): Promise<void> {
    const { organizationId } = actor;
    await this.database.transaction(async (tx) => {
      const { affected } = await tx.delete(FileEntity, { id: fileId, organizationId });
      if (!affected) throw errors.notFound({ fileId });
      await this.outbox.add(new FileRemoved({ fileId, organizationId }), tx);
    });
  }
}

function toView({ uploadedBy: _, sizeBytes, createdAt, ...row }: FileEntity): FileView {
  return {
    ...row,
    mediaType: mediaTypeOf[row.format],
    sizeBytes: Number(sizeBytes),
    createdAt: createdAt.toISOString(),
  };
}
