import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#shared/clock';
import { Database, type Transaction } from '#shared/database';
import type { ImageView } from '../../contract/image-messages.js';

export interface NewImage extends ImageView {
  readonly width: number;
  readonly height: number;
}

/** Who has an image: one each. */
export type ImageOwner = { readonly userId: string } | { readonly organizationId: string };

const ownerIn = (owner: ImageOwner) =>
  'userId' in owner
    ? (['user_id', owner.userId] as const)
    : (['organization_id', owner.organizationId] as const);

const isOrphaned =
  'organization_id is not null and organization_id not in (select id from organizations.organization)';

@Injectable()
export class ImageRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<ImageView | undefined> {
    const [row] = await this.database.query<ImageView>(
      `select id, media_type as "mediaType", size_bytes as "sizeBytes"
         from organizations.image where id = $1 and replaced_at is null`,
      [id],
    );
    return row;
  }

  async avatarOf(userId: string): Promise<string | null> {
    const [row] = await this.database.query<{ id: string }>(
      'select id from organizations.image where user_id = $1',
      [userId],
    );
    return row?.id ?? null;
  }

  /** Nobody’s as yet: what is not given to somebody soon goes again. */
  async add({ id, mediaType, width, height, sizeBytes }: NewImage): Promise<void> {
    await this.database.query(
      `insert into organizations.image (id, media_type, width, height, size_bytes, created_at, replaced_at)
         values ($1, $2, $3, $4, $5, $6, $6)`,
      [id, mediaType, width, height, sizeBytes, this.clock.now()],
    );
  }

  /** Its key. Known before there is an object: whatever breaks off, the object is found. */
  async beginUpload(): Promise<string> {
    const key = `images/uploads/${randomUUID()}`;
    await this.database.query(
      'insert into organizations.image_upload (object_key, begun_at) values ($1, $2)',
      [key, this.clock.now()],
    );
    return key;
  }

  async endUpload(key: string): Promise<void> {
    await this.database.query('delete from organizations.image_upload where object_key = $1', [key]);
  }

  async uploadsBefore(moment: Date): Promise<string[]> {
    const rows = await this.database.query<{ key: string }>(
      'select object_key as key from organizations.image_upload where begun_at < $1',
      [moment],
    );
    return rows.map(({ key }) => key);
  }

  /** In place of the one before; `null`: none. */
  async give(owner: ImageOwner, imageId: string | null, tx: Transaction): Promise<void> {
    const [column, id] = ownerIn(owner);
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`image ${id}`]);
    await tx.query(
      `update organizations.image set replaced_at = $2, user_id = null, organization_id = null where ${column} = $1`,
      [id, this.clock.now()],
    );
    if (imageId !== null)
      await tx.query(`update organizations.image set ${column} = $2, replaced_at = null where id = $1`, [
        imageId,
        id,
      ]);
  }

  /** Since the moment at least, or with an organisation that is no more. */
  async nobodysSince(moment: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from organizations.image where replaced_at < $1 or (${isOrphaned})`,
      [moment],
    );
    return rows.map(({ id }) => id);
  }

  async forget(id: string): Promise<void> {
    await this.database.query(
      `delete from organizations.image where id = $1 and (replaced_at is not null or ${isOrphaned})`,
      [id],
    );
  }
}
