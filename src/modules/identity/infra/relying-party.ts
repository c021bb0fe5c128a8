import { Injectable } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { IdentityConfig } from './config.js';

/** Who asks for passkeys: they are bound to it, so a page of somebody else gets none of their answers. */
@Injectable()
export class RelyingParty {
  readonly id: string;
  readonly name = 'Almanac';
  /** The web pages that may ask. */
  readonly origins: readonly string[];

  constructor({ publicUrl, port }: CoreConfig, { passkeyRpId, passkeyOrigins }: IdentityConfig) {
    const home = new URL(publicUrl ?? `http://localhost:${port}`).origin;
    this.origins = passkeyOrigins ?? [home];
    this.id = passkeyRpId ?? new URL(this.origins[0] ?? home).hostname;
  }
}
