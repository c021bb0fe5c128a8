import { Injectable } from '@nestjs/common';
import { CoreConfig } from '#shared/config';
import { IdentityConfig } from './config.js';
import { homeOf } from './home.js';

/** Who asks for passkeys: they are bound to it, so a page of somebody else gets none of their answers. */
@Injectable()
export class RelyingParty {
  readonly id: string;
  readonly name = 'Almanac';
  /** The web pages that may ask. */
  readonly origins: readonly string[];

  constructor(core: CoreConfig, { passkeyRpId, passkeyOrigins }: IdentityConfig) {
    const home = new URL(homeOf(core)).origin;
    this.origins = passkeyOrigins ?? [home];
    this.id = passkeyRpId ?? new URL(this.origins[0] ?? home).hostname;
  }
}
