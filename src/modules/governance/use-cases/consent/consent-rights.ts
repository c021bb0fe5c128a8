import { Injectable } from '@nestjs/common';
import { type Actor, permits } from '#shared/contracts';
import { Operators } from '#shared/operators';
import type { ConsentScope } from '../../contract/consent.js';
import { governanceErrors } from '../../contract/errors.js';

/** What is asked of everybody is an operator's to say, what is asked of members an admin's. */
@Injectable()
export class ConsentRights {
  constructor(private readonly operators: Operators) {}

  require(actor: Actor, scope: ConsentScope): void {
    if (scope === 'installation') this.operators.require(actor);
    else if (!permits(actor.role, 'consents.manage')) throw governanceErrors.adminsOnly();
  }
}
