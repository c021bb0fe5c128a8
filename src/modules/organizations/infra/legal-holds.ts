import { Injectable } from '@nestjs/common';
import { Inquiries } from '#shared/messaging';
import { FindLegalHold } from '../contract/organization-commands.js';

/** Whether another module, like one that governs, says that what an organisation has must not be lost. */
@Injectable()
export class LegalHolds {
  constructor(private readonly inquiries: Inquiries) {}

  async isHeld(organizationId: string): Promise<boolean> {
    const holds = await this.inquiries.ask(new FindLegalHold({ organizationId }));
    return holds.length > 0;
  }
}
