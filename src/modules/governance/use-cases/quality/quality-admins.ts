import { type Actor, permits } from '#shared/contracts';
import { governanceErrors } from '../../contract/errors.js';

/** Asked again where a message comes past the guard of the routes. */
export function requireQualityAdmin({ role }: Actor): void {
  if (!permits(role, 'quality.manage')) throw governanceErrors.adminsOnly();
}
