import { type Actor, permits } from '#shared/contracts';
import { governanceErrors } from '../../contract/errors.js';

/** Asked again where a message comes past the guard of the routes. */
export function requireEntityAdmin({ role }: Actor): void {
  if (!permits(role, 'entities.manage')) throw governanceErrors.adminsOnly();
}
