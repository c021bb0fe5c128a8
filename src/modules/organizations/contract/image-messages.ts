import { Command, Query } from '@nestjs/cqrs';
import type { Actor } from '#shared/contracts';

/** So much is taken of an upload. */
export const mostImageBytes = 5 * 1024 * 1024;

/** An avatar or a logo. */
export interface ImageView {
  readonly id: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Says under which key of the object store to put an image; what is not made into one soon is removed. */
export class BeginImageUpload extends Command<string> {
  static readonly type = 'organizations.begin-image-upload';
  constructor(readonly input: object = {}) {
    super();
  }
}

/** An image that was uploaded, by its key in the object store, which is taken away; `null`: none from now on. */
interface Uploaded {
  readonly objectKey: string | null;
}

/** Of oneself. It is made anew from what was uploaded. */
export class SetAvatar extends Command<void> {
  static readonly type = 'organizations.set-avatar';
  constructor(readonly input: Uploaded & { readonly userId: string }) {
    super();
  }
}

export class SetLogo extends Command<void> {
  static readonly type = 'organizations.set-logo';
  constructor(readonly input: Uploaded & { readonly actor: Actor; readonly organizationId: string }) {
    super();
  }
}

/** For whoever was told its id. */
export class GetImage extends Query<ImageView & { readonly objectKey: string }> {
  static readonly type = 'organizations.get-image';
  constructor(readonly input: { readonly imageId: string }) {
    super();
  }
}
